/** When the network changed its licence (https://stackoverflow.com/help/licensing), latest first. */
const LICENCES = [
  { since: '2018-05-02', name: 'CC BY-SA 4.0' },
  { since: '2011-04-08', name: 'CC BY-SA 3.0' },
  { since: '', name: 'CC BY-SA 2.5' },
] as const;

/** The licence a post carries: its own statement (dumps since 2020), or that of the day it was written. */
export function licenceOf(createdAt: string, stated: string | undefined): string {
  if (stated !== undefined && /^CC BY-SA \d\.\d$/u.test(stated)) return stated;
  return LICENCES.find(({ since }) => createdAt >= since)?.name ?? LICENCES[0].name;
}
