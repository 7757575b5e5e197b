import * as z from 'zod';

/** Crockford's base 32 in lower case: no i, l, o, u, so an id survives being read aloud or upper-cased. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ENCODED = '[0-9a-hjkmnp-tv-z]{26}';

const PREFIXES = {
  tenant: 'tnt',
  signUp: 'sgn',
  member: 'mbr',
  group: 'grp',
  invitation: 'inv',
  session: 'ses',
  token: 'tok',
  community: 'com',
  space: 'spc',
  question: 'qst',
  answer: 'ans',
  comment: 'cmt',
  revision: 'rev',
  ticket: 'tkt',
  webhook: 'whk',
  delivery: 'dlv',
  notification: 'ntf',
  event: 'evt',
  audit: 'aud',
  upload: 'upl',
  import: 'imp',
} as const;

export type IdKind = keyof typeof PREFIXES;
/** An id says what it is of: `Id<'question'>` is `qst_` and 26 characters that sort by time of creation. */
export type Id<K extends IdKind> = `${(typeof PREFIXES)[K]}_${string}`;

/** Schema of one kind of id. */
export function idSchema<K extends IdKind>(kind: K): z.ZodType<Id<K>, string> {
  const pattern = new RegExp(`^${PREFIXES[kind]}_${ENCODED}$`);
  return z.string().regex(pattern, 'id.malformed') as unknown as z.ZodType<Id<K>, string>;
}

/** 16 bytes (a UUID) as 26 characters; keeps the order of the bytes. */
export function encodeUuid(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let position = 0; position < 26; position += 1) {
    text = (ALPHABET[Number(value & 31n)] ?? '0') + text;
    value >>= 5n;
  }
  return text;
}

/** The id of one kind made from a UUID's bytes. */
export function idFromUuid<K extends IdKind>(kind: K, bytes: Uint8Array): Id<K> {
  return `${PREFIXES[kind]}_${encodeUuid(bytes)}` as Id<K>;
}

/** The same moment and randomness under another kind: a notification that repeats its event's id stays unique and sorted. */
export function idLike<K extends IdKind>(kind: K, id: string): Id<K> {
  return `${PREFIXES[kind]}_${id.slice(id.indexOf('_') + 1)}` as Id<K>;
}

/** The moment, in milliseconds since 1970, that the UUIDv7 behind an id carries. */
export function timeOfId(id: string): number {
  let value = 0n;
  for (const character of id.slice(id.indexOf('_') + 1))
    value = (value << 5n) | BigInt(ALPHABET.indexOf(character));
  return Number(value >> 80n);
}
