import type { Locale } from '#shared/model/tenant.ts';
import { isolate, layOutMail, type MailText } from './lay-out-mail.ts';

interface CodeFacts {
  readonly locale: Locale;
  /** The organisation the code is for. */
  readonly organisation: string;
  readonly code: string;
  readonly minutes: number;
}

/** Subject, the sentence before the code, and the one after it. */
type Words = Readonly<Record<Locale, (organisation: string) => { subject: string; before: string }>>;

const VALID: Readonly<Record<Locale, (minutes: number) => string>> = {
  en: (minutes) =>
    `The code works for ${minutes} minutes. If you did not ask for it, ignore this mail: nothing happens.`,
  he: (minutes) => `הקוד תקף ל־${minutes} דקות. אם לא ביקשתם אותו, אפשר להתעלם מההודעה: לא יקרה דבר.`,
  nl: (minutes) =>
    `De code werkt ${minutes} minuten. Heb je er niet om gevraagd? Negeer deze mail, er gebeurt niets.`,
};

const SIGN_UP: Words = {
  en: (name) => ({
    subject: `Your code for ${name}`,
    before: `Here is the code to open the community of ${name}.`,
  }),
  he: (name) => ({ subject: `הקוד שלך עבור ${name}`, before: `זה הקוד לפתיחת הקהילה של ${name}.` }),
  nl: (name) => ({
    subject: `Je code voor ${name}`,
    before: `Met deze code open je de community van ${name}.`,
  }),
};

const JOIN: Words = {
  en: (name) => ({ subject: `Your code to join ${name}`, before: `Here is the code to join ${name}.` }),
  he: (name) => ({ subject: `הקוד להצטרפות אל ${name}`, before: `זה הקוד להצטרפות אל ${name}.` }),
  nl: (name) => ({
    subject: `Je code om mee te doen bij ${name}`,
    before: `Met deze code doe je mee bij ${name}.`,
  }),
};

const PASSWORD: Words = {
  en: (name) => ({
    subject: `Your code for a new password at ${name}`,
    before: `Here is the code to set a new password at ${name}.`,
  }),
  he: (name) => ({ subject: `הקוד לסיסמה חדשה ב־${name}`, before: `זה הקוד לבחירת סיסמה חדשה ב־${name}.` }),
  nl: (name) => ({
    subject: `Je code voor een nieuw wachtwoord bij ${name}`,
    before: `Met deze code kies je een nieuw wachtwoord bij ${name}.`,
  }),
};

const withCode =
  (words: Words) =>
  ({ locale, organisation, code, minutes }: CodeFacts): MailText => {
    const { subject, before } = words[locale](isolate(organisation));
    return layOutMail({ locale, subject, before: [before], code, after: [VALID[locale](minutes)] });
  };

/** Proves the address of an organisation's first admin. */
export const signUpCodeMail = withCode(SIGN_UP);
/** Proves the address of somebody who joins by a link. */
export const joinCodeMail = withCode(JOIN);
/** Lets a member set a new password. */
export const passwordCodeMail = withCode(PASSWORD);
