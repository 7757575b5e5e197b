import { lookup as resolveAll } from 'node:dns/promises';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { request as httpRequest } from 'node:http';
import ipaddr from 'ipaddr.js';
import type { WebhookAnswer, WebhookCall } from '#functions/core/ports.ts';

/** Standard Webhooks 1.0.0 asks for 15 to 30 s. */
const TIMEOUT_MS = 15_000;
/** What is kept of an answer, to show in the list of deliveries. */
const MOST_ANSWER_BYTES = 4_096;

interface Reach {
  /** Local mode only: systems on this machine may be called, so that the journey can be watched. */
  readonly allowPrivate: boolean;
}

/** Whether an address is on the public internet. `::/96` embeds IPv4 and is blocked by hand: the library calls it unicast. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv4') return true;
  const bytes = parsed.toByteArray();
  return !bytes.slice(0, 12).every((byte) => byte === 0);
}

async function addressOf(
  url: URL,
  { allowPrivate }: Reach,
): Promise<{ address: string; family: number } | undefined> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await resolveAll(host, { all: true });
  // Every address must be public: a name that answers one of each would be a way round.
  if (!allowPrivate && !found.every(({ address }) => isPublicAddress(address))) return undefined;
  return found[0];
}

/** `Retry-After` is a number of seconds or a date (RFC 9110); 0 when it is neither. */
function secondsOf(retryAfter: string | undefined): number {
  if (retryAfter === undefined) return 0;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1_000);
  return seconds > 0 ? seconds : 0;
}

interface Sending {
  readonly to: { address: string; family: number };
  readonly signal: AbortSignal;
}

function send(url: URL, call: WebhookCall, { to, signal }: Sending): Promise<WebhookAnswer> {
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...call.headers, 'content-length': String(Buffer.byteLength(call.body)) },
    signal,
    // The checked address is the one connected to: a name cannot change its mind between.
    lookup: (_host, { all }, done) => {
      if (all === true) (done as (e: null, a: { address: string; family: number }[]) => void)(null, [to]);
      else done(null, to.address, to.family);
    },
    agent: false,
  };
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const failed = (reason: string): void => resolve({ ok: false, reason });
    const asking = start(url, options, (answer) => {
      let body = '';
      const status = answer.statusCode ?? 0;
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        if (body.length < MOST_ANSWER_BYTES) body += part.slice(0, MOST_ANSWER_BYTES - body.length);
      });
      answer.on('end', () => {
        const retryAfter = secondsOf(answer.headers['retry-after']);
        if (status >= 200 && status < 300) resolve({ ok: true, status, body });
        else
          resolve({
            ok: false,
            status,
            reason: `status ${status}`,
            body,
            ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
          });
      });
      answer.on('error', () => failed('connection lost'));
      answer.on('aborted', () => failed('connection lost'));
    });
    asking.on('error', () => failed('no connection'));
    asking.end(call.body);
  });
}

/** One deadline for the name, the connection and the whole answer: a receiver that hangs anywhere is `timeout`. */
async function inTime(run: (signal: AbortSignal) => Promise<WebhookAnswer>): Promise<WebhookAnswer> {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<WebhookAnswer>((resolve) => {
    timer = setTimeout(() => {
      resolve({ ok: false, reason: 'timeout' });
      ending.abort();
    }, TIMEOUT_MS);
  });
  try {
    return await Promise.race([run(ending.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Calls a tenant's system once. No redirects, no cookies, no private address, 15 s at most; 2xx alone is success. */
export function callWebhook(reach: Reach): (call: WebhookCall) => Promise<WebhookAnswer> {
  return async (call) => {
    const url = new URL(call.url);
    if (url.protocol !== 'https:' && !(reach.allowPrivate && url.protocol === 'http:'))
      return { ok: false, reason: 'address not allowed' };
    if (!reach.allowPrivate && url.port !== '' && url.port !== '443')
      return { ok: false, reason: 'address not allowed' };
    return inTime(async (signal) => {
      try {
        const to = await addressOf(url, reach);
        if (to === undefined) return { ok: false, reason: 'address not allowed' };
        return await send(url, call, { to, signal });
      } catch {
        // A name that does not resolve is refused, never tried another way.
        return { ok: false, reason: 'name not found' };
      }
    });
  };
}
