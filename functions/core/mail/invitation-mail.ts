import type { Locale } from '#shared/model/tenant.ts';
import { isolate, layOutMail, type MailText } from './lay-out-mail.ts';

interface Facts {
  readonly locale: Locale;
  readonly organisation: string;
  readonly inviterName: string;
  readonly url: string;
  readonly days: number;
}

interface Words {
  readonly subject: string;
  readonly before: string;
  readonly label: string;
  readonly after: string;
}

interface Forms {
  readonly one: string;
  /** With `#` for the number. */
  readonly other: string;
}

const count = (locale: Locale, days: number, { one, other }: Forms): string =>
  new Intl.PluralRules(locale).select(days) === 'one' ? one : other.replace('#', String(days));

const WORDS: Readonly<Record<Locale, (inviter: string, name: string, days: number) => Words>> = {
  en: (inviter, name, days) => ({
    subject: `${inviter} invites you to ${name}`,
    before: `${inviter} invites you to the community of ${name}.`,
    label: 'Join',
    after: `The link is for you alone and works for ${count('en', days, { one: 'one day', other: '# days' })}.`,
  }),
  he: (inviter, name, days) => ({
    subject: `הזמנה מאת ${inviter} אל ${name}`,
    before: `קיבלת הזמנה מאת ${inviter} לקהילה של ${name}.`,
    label: 'להצטרפות',
    after: `הקישור מיועד לך בלבד ותקף ${count('he', days, { one: 'ליום אחד', other: 'ל־# ימים' })}.`,
  }),
  nl: (inviter, name, days) => ({
    subject: `${inviter} nodigt je uit bij ${name}`,
    before: `${inviter} nodigt je uit voor de community van ${name}.`,
    label: 'Meedoen',
    after: `De link is alleen voor jou en werkt ${count('nl', days, { one: 'één dag', other: '# dagen' })}.`,
  }),
};

/** Asks one person in. The link proves that its reader has the address: nobody else is told it. */
export function invitationMail({ locale, organisation, inviterName, url, days }: Facts): MailText {
  const { subject, before, label, after } = WORDS[locale](isolate(inviterName), isolate(organisation), days);
  return layOutMail({ locale, subject, before: [before], link: { label, url }, after: [after] });
}
