import { reservedSlugs } from '#shared/model/sign-up.ts';
import { slugSchema } from '#shared/model/tenant.ts';

const LONGEST = 30;
/** What people add when a plain name is gone. */
const ADDITIONS = ['community', 'people', 'group', 'hq', '2', '3', '4'];

/** What is wrong with an address whoever asks for it; undefined when nothing is. */
export function decideAddress(slug: string): 'malformed' | 'reserved' | undefined {
  if (!slugSchema.safeParse(slug).success) return 'malformed';
  return reservedSlugs.includes(slug) ? 'reserved' : undefined;
}

/** What somebody typed, as the nearest thing an address can be: accents off, other signs to hyphens. Empty when nothing is left. */
export function tidyAddress(typed: string): string {
  const plain = typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST);
  return joined.replace(/^-+|-+$/g, '');
}

/** Addresses near the one asked for, well formed and not reserved, nearest first. Whether they are free is another question. */
export function nearAddresses(typed: string): string[] {
  const base = tidyAddress(typed);
  if (base === '') return [];
  const longer = ADDITIONS.map(
    (more) => `${base.slice(0, LONGEST - more.length - 1).replace(/-+$/, '')}-${more}`,
  );
  const near = [base, ...longer].filter((slug) => slug !== typed && decideAddress(slug) === undefined);
  return [...new Set(near)];
}
