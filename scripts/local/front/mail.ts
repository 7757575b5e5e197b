import { randomBytes } from 'node:crypto';
import { answerText, type Part } from './edge.ts';
import { mailPage } from './mail-page.ts';

/** A mail that would have left. */
export type LocalMail = { from: string; to: string[]; subject: string; text: string; at: string };

type Stored = {
  Source: string;
  To: string[];
  Subject: string;
  BodyText: string | null;
  BodyHtml: string | null;
  Timestamp: string | number;
};

/** The mails that would have left the local cloud, newest first. */
export async function listMails(endpoint: string): Promise<LocalMail[]> {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as { messages: Record<string, Stored[]> };
  const mails = Object.values(messages).flat().map(mailOf);
  return mails.reverse().sort((a, b) => b.at.localeCompare(a.at));
}

function mailOf(stored: Stored): LocalMail {
  const { Timestamp: time } = stored;
  const at = typeof time === 'number' ? new Date(time * 1000) : new Date(time);
  const text = stored.BodyText ?? '';
  return {
    from: stored.Source,
    to: stored.To,
    subject: stored.Subject,
    text: text === '' ? textOf(stored.BodyHtml ?? '') : text,
    at: at.toISOString(),
  };
}

/** The words of an HTML mail that has no text part. */
function textOf(html: string): string {
  const lines = html.replace(/<(br|\/p|\/div|\/h\d|\/tr)[^>]*>/gi, '\n');
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
  return lines
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_all, name: string) => entities[name] ?? '')
    .trim();
}

/** Shows the mails at http://localhost:<port>/_local/mail, as a page or (Accept: application/json) as data. */
export function mailPart({ endpoint }: { endpoint: string }): Part {
  return async ({ request, response, url }) => {
    if (url.pathname !== '/_local/mail') return false;
    if (url.hostname !== 'localhost' && url.hostname !== '127.0.0.1') {
      // On a community's own host its scripts could read other people's codes.
      response.writeHead(302, {
        location: `http://localhost${url.port === '' ? '' : `:${url.port}`}/_local/mail`,
      });
      response.end();
      return true;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answerText(response, 405, 'Mails can only be read here.');
      return true;
    }
    const mails = await listMails(endpoint);
    const asData = (request.headers.accept ?? '').includes('application/json');
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, {
      'content-type': asData ? 'application/json' : 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
    });
    response.end(asData ? JSON.stringify({ mails }) : mailPage(mails, nonce));
    return true;
  };
}
