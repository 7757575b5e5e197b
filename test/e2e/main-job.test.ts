import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signInByHand, signUpByHand, tenantUrl } from './person.ts';
import { wordsOf, type Locale } from './words.ts';

const stories: {
  locale: Locale;
  dir: string;
  organisation: string;
  title: string;
  body: string;
  answer: string;
}[] = [
  {
    locale: 'en',
    dir: 'ltr',
    organisation: 'Aroma',
    title: 'How do I keep slime from collecting in my drip tray?',
    body: 'My machine has a **large** drip tray.\n\n```js\nconst tray = 1.5;\n```',
    answer: 'Add a few spoons of salt to the drip pan.',
  },
  {
    locale: 'he',
    dir: 'rtl',
    organisation: 'ארומה',
    title: 'איך שומרים על מגש הטפטוף של Duo 15 נקי?',
    body: 'במגש של המכונה נשאר **רוק** אחרי יומיים.',
    answer: 'להוסיף כפית מלח למגש, ולשטוף כל ערב.',
  },
];

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ')}`),
  ).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const story of stories) {
  test(`an organisation signs up, a question is asked, answered and accepted, in ${story.locale}`, async ({
    page,
  }, info) => {
    const { locale, dir, organisation, title, body, answer } = story;
    const say = wordsOf(locale);
    const slug = `${locale}-${info.project.name}`;
    const email = `owner@${slug}.example`;

    await signUpByHand(page, { slug, email, organisation, name: 'Lotte de Wit', locale });
    await signInByHand(page, slug, { email, locale });

    await page.goto(tenantUrl(slug, '/support/ask'));
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await page.getByLabel(say('ask_title_label'), { exact: true }).fill(title);
    await page.locator('textarea[name="body"]').first().fill(body);
    await page.getByLabel(say('ask_topics_label')).first().fill('cleaning');
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    await page.getByRole('button', { name: say('ask_send') }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title, { timeout: 30_000 });
    await page.locator('textarea[name="body"]').last().fill(answer);
    await page.getByRole('button', { name: say('post_answer') }).click();
    await expect(page.getByText(answer).first()).toBeVisible();
    await page
      .getByRole('button', { name: say('accept_answer') })
      .first()
      .click();
    await expect(page.getByText(say('accepted_by_asker')).first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const address = page.url();
    await page.context().clearCookies();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(scripts, 'a visitor reads without script').toEqual([]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const structured = await page.locator('script[type="application/ld+json"]').first().textContent();
    expect(JSON.parse(structured ?? '{}')).toMatchObject({ '@type': 'QAPage' });
    await expect(page.locator('link[rel="canonical"]')).toHaveCount(1);
    await expectAccessible(page);

    await page.goto(tenantUrl(slug, '/support'));
    await expect(page.getByRole('link', { name: title }).first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
}
