import type { Locale } from '#shared/model/tenant.ts';
import type { Role } from '#shared/permissions.ts';

export interface Person {
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
  /** What the ladder asks them about first. */
  readonly expertTopics?: readonly string[];
  /** Sees what certified partners alone may see. */
  readonly isCertified?: true;
}

const ZONES: Record<Locale, string> = { en: 'Europe/London', he: 'Asia/Jerusalem', nl: 'Europe/Amsterdam' };

/** Everybody of the demo, by the first part of their address. All are invented. */
export const people = {
  mara: { name: 'Mara Lindqvist', role: 'owner', locale: 'en' },
  yael: { name: 'יעל ברקוביץ', role: 'admin', locale: 'he' },
  joost: { name: 'Joost van der Meer', role: 'moderator', locale: 'nl' },
  priya: {
    name: 'Priya Raman',
    role: 'expert',
    locale: 'en',
    expertTopics: ['boiler', 'grinder', 'milk', 'descaling'],
    isCertified: true,
  },
  amit: {
    name: 'אמית שפירא',
    role: 'expert',
    locale: 'he',
    expertTopics: ['טחינה', 'חלב', 'תחזוקה', 'בלמים'],
  },
  femke: {
    name: 'Femke de Wit',
    role: 'expert',
    locale: 'nl',
    expertTopics: ['remmen', 'versnelling', 'brakes', 'gears'],
  },
  tom: { name: 'Tom Okafor', role: 'member', locale: 'en' },
  lucia: { name: 'Lucía Ferreira', role: 'member', locale: 'en', isCertified: true },
  noa: { name: 'נועה לוי', role: 'member', locale: 'he' },
  eitan: { name: 'איתן מזרחי', role: 'member', locale: 'he', isCertified: true },
  daan: { name: 'Daan Visser', role: 'member', locale: 'nl' },
  sanne: { name: 'Sanne Bakker', role: 'member', locale: 'nl', isCertified: true },
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof people;
export const personKeys = Object.keys(people) as PersonKey[];

/** One password for everybody: the demo is made on a laptop alone, where it protects nothing. */
export const DEMO_PASSWORD = 'coffee-and-bikes';
export const emailOf = (key: PersonKey): string => `${key}@demo.example`;
export const zoneOf = (key: PersonKey): string => ZONES[people[key].locale];
