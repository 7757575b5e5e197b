import type { LocalMail } from './mail.ts';

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
  body { max-inline-size: 44rem; margin: 2rem auto; padding-inline: 1rem; }
  article { border-block-start: 1px solid color-mix(in srgb, currentColor 30%, transparent); padding-block: 1rem; }
  h2 { margin: 0; font-size: 1.2rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin-block: .25rem .75rem; }
  dd { margin: 0; overflow-wrap: anywhere; }
  p { margin-block: .25rem; overflow-wrap: anywhere; min-block-size: 1em; }
  button { font: 600 1.05rem ui-monospace, monospace; min-block-size: 2.75rem; padding-inline: .75rem; cursor: pointer; }
  a { overflow-wrap: anywhere; }
  :focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }`;

const SCRIPT = `
  const said = document.querySelector('[role=status]');
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-code]');
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.code);
    said.textContent = 'Code ' + button.dataset.code + ' copied';
  });`;

/** A page with the mails, newest first; links can be followed, codes copied with one click. */
export function mailPage(mails: readonly LocalMail[], nonce: string): string {
  const list = mails.length === 0 ? '<p>No mail yet.</p>' : mails.map(article).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mail (${mails.length}) · Kehila, local</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>Mail that would have left</h1>
<p>Newest first. <a href="/_local/mail">Read again</a> <span role="status"></span></p>
${list}
</main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

function article(mail: LocalMail): string {
  const lines = mail.text.split(/\r?\n/).map((line) => `<p dir="auto">${marked(line)}</p>`);
  return `<article>
<h2 dir="auto">${escaped(mail.subject)}</h2>
<dl><dt>To</dt><dd>${escaped(mail.to.join(', '))}</dd><dt>From</dt><dd>${escaped(mail.from)}</dd>
<dt>At</dt><dd><time datetime="${mail.at}">${mail.at.slice(0, 19).replace('T', ' ')} UTC</time></dd></dl>
${lines.join('\n')}
</article>`;
}

/** A line of a mail with its web addresses as links and its six-digit codes as copy buttons. */
function marked(line: string): string {
  const parts = line.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]|(?<!\d)\d{6}(?!\d))/);
  return parts.map((part, at) => (at % 2 === 0 ? escaped(part) : active(part))).join('');
}

function active(part: string): string {
  const text = escaped(part);
  if (/^\d{6}$/.test(part))
    return `<button type="button" data-code="${text}" aria-label="Copy code ${text}">${text}</button>`;
  return `<a href="${text}" rel="noreferrer" dir="ltr">${text}</a>`;
}

function escaped(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
