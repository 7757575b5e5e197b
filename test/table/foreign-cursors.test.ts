import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Route } from '#shared/api/define-route.ts';
import { routes } from '#shared/api/index.ts';
import { inhabit, type Inhabited } from '#test/support/inhabited.ts';
import { tableApi, type Answer, type TableApi } from '#test/support/table-api.ts';
import { startTenant } from '#test/support/table-context.ts';

const isList = (route: Route): boolean =>
  route.query instanceof z.ZodObject && 'cursor' in (route.query.shape as object);
const lists = Object.values(routes)
  .filter((route) => route.host === 'tenant' && isList(route))
  .map((route) => [route.operationId, route] as const);
/** What else a list must be asked, so that two of its things are there. */
const ASKED: Readonly<Record<string, (ids: Readonly<Record<string, string>>) => string>> = {
  listWebhookDeliveries: ({ webhookId }) => `&webhookId=${webhookId}`,
};
/** Lists that show each reader their own. */
const OF_MODERATOR = ['listNotifications'];

describe('where a list goes on', () => {
  let api: TableApi;
  let worlds: Record<'acme' | 'bravo', Inhabited>;
  const sessions: Record<string, { owner: string; moderator: string }> = {};

  const page = (slug: 'acme' | 'bravo', route: Route, cursor?: string): Promise<Answer> => {
    const { operationId, path } = route;
    const { things } = worlds[slug];
    const ids: Readonly<Record<string, string>> = { ...things, postId: things.questionId };
    const where = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name);
    const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const as = OF_MODERATOR.includes(operationId) ? 'moderator' : 'owner';
    const token = sessions[slug]?.[as];
    return api.call(slug, `GET ${where}?limit=1${ASKED[operationId]?.(ids) ?? ''}${more}`, { token });
  };
  const cursorOf = async (slug: 'acme' | 'bravo', route: Route): Promise<string> =>
    (await page(slug, route)).body['cursor'] as string;
  const refused = { status: 400, body: { code: 'cursor.invalid' } };

  beforeAll(async () => {
    const [acme, bravo] = [await startTenant(), await startTenant()];
    worlds = { acme: await inhabit(acme), bravo: await inhabit(bravo) };
    api = tableApi({ acme, bravo });
    for (const slug of ['acme', 'bravo'] as const) {
      const { owner, moderator } = worlds[slug];
      sessions[slug] = { owner: await api.signIn(slug, owner), moderator: await api.signIn(slug, moderator) };
    }
  });

  it.each(lists)('is the second thing of the list, once, in %s', async (_, route) => {
    const first = await page('acme', route);
    expect(first).toMatchObject({ status: 200, body: { cursor: expect.any(String) as string } });
    const second = await page('acme', route, first.body['cursor'] as string);
    expect(second.status).toBe(200);
    expect(second.body['items']).toHaveLength(1);
    expect(second.body['items']).not.toEqual(first.body['items']);
  });

  it.each(lists)('is no word of another organisation, in %s', async (_, route) => {
    expect(await page('acme', route, await cursorOf('bravo', route))).toMatchObject(refused);
  });

  it.each(lists)('is no place in another list, in %s', async (_, route) => {
    for (const [name, other] of lists.filter(([, one]) => one !== route))
      expect(await page('acme', route, await cursorOf('acme', other)), name).toMatchObject(refused);
  });

  it.each(lists)('is refused when it was changed or made up, in %s', async (_, route) => {
    const good = await cursorOf('acme', route);
    const [payload = '', signature = ''] = good.split('.');
    const moved = Buffer.from(JSON.stringify({ pk: 'T#other#x', sk: 'x' })).toString('base64url');
    const bad = [
      'x',
      '.',
      '..',
      `${payload}.`,
      payload,
      `${moved}.${signature}`,
      `${payload}.${'A'.repeat(22)}`,
    ];
    for (const cursor of bad) expect(await page('acme', route, cursor), cursor).toMatchObject(refused);
    expect(await page('acme', route, 'x'.repeat(1_025))).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', fields: [{ field: 'cursor', code: 'field.too_big' }] },
    });
  });

  it("is no place in another person's list", async () => {
    const [, inbox] = lists.find(([name]) => name === 'listNotifications') ?? [];
    if (inbox === undefined) throw new Error('There is a list of notifications');
    const cursor = await cursorOf('acme', inbox);
    const { owner: token } = sessions['acme'] ?? { owner: '' };
    expect(await api.call('acme', `GET /notifications?cursor=${cursor}`, { token })).toMatchObject(refused);
  });
});
