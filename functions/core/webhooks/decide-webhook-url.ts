import { invalid } from '#shared/errors.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** Names that only a network of one's own answers (RFC 6761, 6762, 8375), and a bare name without a dot. */
const NOT_PUBLIC = /(?:^|\.)(?:localhost|local|internal|home\.arpa|test|invalid|example)$/;

function requirePublicName(host: string): void {
  const isAddress = host.startsWith('[') || /^[\d.]+$/.test(host);
  if (isAddress || !host.includes('.') || NOT_PUBLIC.test(host)) throw invalid('webhook.url_not_public');
}

/**
 * The address of a webhook in its normal form. https to a public name; in local mode http to this
 * machine too, so that the journey can be watched. Where a name points to is checked at each call.
 * Raises `webhook.url_malformed`, `webhook.url_not_https`, `webhook.url_not_public`.
 */
export function decideWebhookUrl(text: string, { isLocal }: { isLocal: boolean }): string {
  if (!URL.canParse(text)) throw invalid('webhook.url_malformed');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') throw invalid('webhook.url_malformed');
  const isHere = LOOPBACK.includes(url.hostname);
  if (isLocal && isHere && (url.protocol === 'http:' || url.protocol === 'https:')) return url.href;
  if (url.protocol !== 'https:') throw invalid('webhook.url_not_https');
  requirePublicName(url.hostname);
  if (url.port !== '') throw invalid('webhook.url_not_public');
  return url.href;
}
