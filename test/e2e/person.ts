import { expect, type Page } from '@playwright/test';
import { wordsOf, type Locale } from './words.ts';

export const PASSWORD = 'correct horse battery staple';

interface SentMail {
  readonly to: string[];
  readonly text: string;
}

/** Where this run's Kehila listens. */
export function home(): URL {
  const address = process.env['KEHILA_E2E_URL'];
  if (address === undefined) throw new Error('KEHILA_E2E_URL is not set: run the journeys through npm test');
  return new URL(address);
}

export const tenantUrl = (slug: string, path = '/'): string => `http://${slug}.${home().host}${path}`;

/** The newest mail to an address; waits for it. Node may not know `*.localhost`, so it asks 127.0.0.1. */
export async function mailTo(address: string): Promise<SentMail> {
  let found: SentMail | undefined;
  await expect(async () => {
    const answer = await fetch(`http://127.0.0.1:${home().port}/_local/mail`, {
      headers: { accept: 'application/json' },
    });
    const { mails } = (await answer.json()) as { mails: SentMail[] };
    found = mails.find(({ to }) => to.includes(address));
    expect(found).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found as SentMail;
}

export interface SigningUp {
  readonly slug: string;
  readonly email: string;
  readonly organisation: string;
  readonly name: string;
  readonly locale: Locale;
}

/** Signs an organisation up by hand, from the front page to the open community. */
export async function signUpByHand(
  page: Page,
  { slug, email, organisation, name, locale }: SigningUp,
): Promise<void> {
  const say = wordsOf(locale);
  await page.goto(`${home().origin}/${locale === 'en' ? '' : locale}`);
  await page.getByLabel(say('su_organisation'), { exact: true }).fill(organisation);
  await page.getByLabel(say('su_address'), { exact: true }).fill(slug);
  await page.getByLabel(say('language'), { exact: true }).selectOption(locale);
  await page.getByRole('button', { name: say('continue') }).click();
  await expect(page.getByRole('heading', { name: say('su_who_title') })).toBeVisible();
  await page.getByRole('button', { name: say('continue') }).click();
  await page.getByLabel(say('su_your_name'), { exact: true }).fill(name);
  await page.getByLabel(say('email'), { exact: true }).fill(email);
  await page.getByRole('button', { name: say('su_send_code') }).click();
  await page.waitForURL(/sign-up\/sgn_/, { timeout: 60_000 });
  const code = /^\d{6}$/m.exec((await mailTo(email)).text)?.[0] ?? '';
  await page
    .getByRole('group', { name: say('code_six_digits') })
    .getByRole('textbox')
    .first()
    .fill(code);
  await page.getByLabel(say('su_password_new'), { exact: true }).fill(PASSWORD);
  await page.locator('main form button').first().click();
  await page.waitForURL(tenantUrl(slug, '/sign-in'), { timeout: 60_000 });
}

/** Signs a person in with address and password, by SRP in the browser. */
export async function signInByHand(
  page: Page,
  slug: string,
  { email, locale }: Pick<SigningUp, 'email' | 'locale'>,
): Promise<void> {
  const say = wordsOf(locale);
  if (page.url() !== tenantUrl(slug, '/sign-in')) await page.goto(tenantUrl(slug, '/sign-in'));
  await page.getByLabel(say('email'), { exact: true }).fill(email);
  await page.getByLabel(say('password'), { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: say('si_title') }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'), { timeout: 60_000 });
}
