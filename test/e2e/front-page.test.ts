import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const LANGUAGES = [
  { locale: 'en', direction: 'ltr' },
  { locale: 'he', direction: 'rtl' },
  { locale: 'nl', direction: 'ltr' },
];

for (const { locale, direction } of LANGUAGES) {
  test(`the front page can be read in ${locale}, by everybody`, async ({ page }) => {
    const answer = await page.goto(`/${locale}`);
    expect(answer?.status()).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}

test('an address without a community says so, and is not a dead end', async ({ page, baseURL }) => {
  const nobody = new URL(baseURL ?? '');
  nobody.hostname = 'nobody-lives-here.localhost';
  const answer = await page.goto(nobody.href);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link').first()).toBeVisible();
});
