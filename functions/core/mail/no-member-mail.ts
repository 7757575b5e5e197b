import type { Locale } from '#shared/model/tenant.ts';
import { isolate, layOutMail, type MailText } from './lay-out-mail.ts';

interface Facts {
  readonly locale: Locale;
  readonly organisation: string;
}

const WORDS: Readonly<Record<Locale, (name: string) => { subject: string; before: string[] }>> = {
  en: (name) => ({
    subject: `No account at ${name}`,
    before: [
      `Somebody asked for a new password at ${name} with this address, but no member there has it.`,
      'Perhaps you joined with another address. If it was not you, ignore this mail: nothing happens.',
    ],
  }),
  he: (name) => ({
    subject: `אין חשבון ב־${name}`,
    before: [
      `מישהו ביקש סיסמה חדשה ב־${name} עם הכתובת הזאת, אבל אין שם חבר עם כתובת כזאת.`,
      'ייתכן שהצטרפתם עם כתובת אחרת. אם לא אתם ביקשתם, אפשר להתעלם מההודעה: לא יקרה דבר.',
    ],
  }),
  nl: (name) => ({
    subject: `Geen account bij ${name}`,
    before: [
      `Iemand vroeg met dit adres om een nieuw wachtwoord bij ${name}, maar geen lid daar heeft het.`,
      'Misschien deed je mee met een ander adres. Was jij het niet? Negeer deze mail, er gebeurt niets.',
    ],
  }),
};

/** Told to an unknown address that asked for a new password, so that the page's answer is the same for all. */
export function noMemberMail({ locale, organisation }: Facts): MailText {
  return layOutMail({ locale, ...WORDS[locale](isolate(organisation)) });
}
