import type { Locale } from '#shared/model/tenant.ts';

/** A mail before it has an address: what every message function answers. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Layout {
  readonly locale: Locale;
  readonly subject: string;
  /** Plain sentences. Names in them are put in by `isolate`. */
  readonly before: readonly string[];
  /** Six digits, shown large. */
  readonly code?: string;
  readonly link?: { readonly label: string; readonly url: string };
  readonly after?: readonly string[];
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Keeps a name of either direction from turning the sentence around it. Names never hold these characters themselves. */
export const isolate = (name: string): string => `${FIRST_STRONG_ISOLATE}${name}${POP_ISOLATE}`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const sentence = (text: string): string =>
  `<p>${escape(text).replaceAll(FIRST_STRONG_ISOLATE, '<bdi>').replaceAll(POP_ISOLATE, '</bdi>')}</p>`;

const bigCode = (code: string): string =>
  `<p dir="ltr" style="font:600 28px/1.4 monospace;letter-spacing:4px">${escape(code)}</p>`;
const anchor = ({ label, url }: { label: string; url: string }): string =>
  `<p><a href="${escape(url)}">${escape(label)}</a></p>`;

/** Text and HTML of one mail: language and direction declared, no picture, no tracking, readable without style. */
export function layOutMail({ locale, subject, before, code, link, after = [] }: Layout): MailText {
  const dir = locale === 'he' ? 'rtl' : 'ltr';
  const body = [
    ...before.map(sentence),
    ...(code === undefined ? [] : [bigCode(code)]),
    ...(link === undefined ? [] : [anchor(link)]),
    ...after.map(sentence),
  ].join('\n');
  const lines = [
    ...before,
    ...(code === undefined ? [] : [code]),
    ...(link === undefined ? [] : [`${link.label}:\n${link.url}`]),
    ...after,
  ];
  return {
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${locale}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="font:16px/1.5 sans-serif;max-width:36em;margin:2em auto;padding:0 1em">
${body}
</body>
</html>
`,
  };
}
