import { expect, test } from '@playwright/test';
import { signInByHand, signUpByHand, tenantUrl } from './person.ts';
import { wordsOf } from './words.ts';

const TITLE = 'How do I descale the Kestrel with hard water?';
const say = wordsOf('en');

test('a question is found by a word of its title, removed, and brought back by Undo', async ({
  page,
}, info) => {
  const slug = `undo-${info.project.name}`;
  const email = `owner@${slug}.example`;
  await signUpByHand(page, { slug, email, organisation: 'Kestrel', name: 'Lotte de Wit', locale: 'en' });
  await signInByHand(page, slug, { email, locale: 'en' });
  await page.goto(tenantUrl(slug, '/support/ask'));
  await page.getByLabel(say('ask_title_label'), { exact: true }).fill(TITLE);
  await page.locator('textarea[name="body"]').fill('The water here is hard.');
  await page.getByLabel(say('ask_topics_label')).first().fill('descaling');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: say('ask_send') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE, { timeout: 30_000 });
  const address = page.url();

  // On a phone the box is a page away.
  if (info.project.name === 'phone')
    await page.getByRole('link', { name: say('search'), exact: true }).click();
  await page.getByRole('searchbox').fill('descaling a coffee machine');
  await page.getByRole('searchbox').press('Enter');
  await page.waitForURL(/\/search\?q=descaling/);
  const found = page.getByRole('main').getByRole('link', { name: TITLE });
  await expect(async () => {
    await page.reload();
    await expect(found).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole('searchbox')).toHaveValue('descaling a coffee machine');

  await page.goto(address);
  await page.getByLabel(say('more_for_question')).click();
  await page.getByRole('button', { name: say('remove'), exact: true }).click();
  await expect(page.getByRole('status').getByText(say('done_removed'))).toBeVisible();
  await expect(found).toHaveCount(0);
  await page.getByRole('button', { name: say('undo'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
  await expect(page.getByRole('status').getByText(say('done_put_back'))).toBeVisible();
});
