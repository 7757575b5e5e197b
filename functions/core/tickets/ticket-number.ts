/** The first ticket is 1001: numbers of one length sort and read alike for the first 9,000. */
const FIRST = 1_000;

/** Two letters of an organisation's address: the initials of its parts, else how it begins. `acme` is AC, `north-sea-ferries` NS. */
export function ticketPrefix(slug: string): string {
  const [first = '', second] = slug.split('-');
  const letters = second === undefined ? first.slice(0, 2) : `${first.slice(0, 1)}${second.slice(0, 1)}`;
  return letters.toUpperCase();
}

/** What people call the ticket with this count, 1 and up. */
export const ticketNumber = (slug: string, count: number): string => `${ticketPrefix(slug)}-${FIRST + count}`;
