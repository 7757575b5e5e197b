import { beforeAll, describe, expect, it } from 'vitest';
import { contentsOf } from '#test/support/contents.ts';
import { bodyFields, requestOf, tenantRoutes } from '#test/support/every-route.ts';
import { inhabit, type Inhabited } from '#test/support/inhabited.ts';
import { sampleBodies } from '#test/support/sample-bodies.ts';
import { tableApi, type TableApi } from '#test/support/table-api.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

/** Emoji of several code points, letters beyond the first plane, points of Hebrew, both directions in one line. */
const WHOLE = '👩🏽‍🚒 🏴󠁧󠁢󠁥󠁮󠁧󠁿 𝔎𝔢𝔥𝔦𝔩𝔞 𠮷野家 קְהִלָּה ABC שלום';
const BIDI = [
  '\u202A',
  '\u202B',
  '\u202C',
  '\u202D',
  '\u202E',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u200E',
  '\u200F',
  '\u061C',
];
/** A file's name is cleaned, not refused: it is never a name that one person gives another to trust. */
const CLEANED = ['createUpload'];

describe('difficult text', () => {
  let acme: TestTenant;
  let api: TableApi;
  let ours: Inhabited;
  let token: string;

  beforeAll(async () => {
    acme = await startTenant();
    ours = await inhabit(acme);
    api = tableApi({ acme });
    api.edge.settings.KEHILA_RATE_FACTOR = 1_000;
    token = await api.signIn('acme', ours.owner);
  });

  it('is stored and read back unchanged: emoji, letters of four bytes, points, both directions', async () => {
    const { spaceId } = ours.things;
    const sent = { title: `Who is ${WHOLE}?`, body: `${WHOLE}\n\n    ${WHOLE}`, topics: ['𠮷野家', 'קהילה'] };
    const { body: asked } = await api.call('acme', `POST /spaces/${spaceId}/questions`, {
      token,
      body: sent,
    });
    const path = `/questions/${String(asked['id'])}`;
    const answer = await api.call('acme', `POST ${path}/answers`, { token, body: { body: WHOLE } });
    const comment = { targetId: asked['id'], body: WHOLE };
    await api.call('acme', `POST ${path}/comments`, { token, body: comment });
    const { body } = await api.call('acme', `GET ${path}`, { token });
    expect(body).toMatchObject(sent);
    expect(body['bodyHtml']).toContain(`<p dir="auto">${WHOLE}</p>`);
    expect(body['answers']).toMatchObject([{ id: answer.body['id'], body: WHOLE }]);
    const stored = (await contentsOf(acme)).find(
      ({ kind, questionId }) => kind === 'question-body' && questionId === asked['id'],
    );
    expect(stored?.['body']).toBe(sent.body);
  });

  it('may be a name, and is read back unchanged', async () => {
    await api.call('acme', 'PATCH /me', { token, body: { name: WHOLE } });
    expect((await api.call('acme', 'GET /me', { token })).body).toMatchObject({ name: WHOLE });
    expect((await api.call('acme', `GET /members/${ours.owner.memberId}`, { token })).body['name']).toBe(
      WHOLE,
    );
  });

  const naming = tenantRoutes.filter(
    (route) => bodyFields(route).includes('name') && !CLEANED.includes(route.operationId),
  );
  it.each(naming.map((route) => [route.operationId, route] as const))(
    'is no name with controls of direction in it, in %s',
    async (_, route) => {
      const before = await contentsOf(acme);
      const sample = sampleBodies(ours.things)[route.operationId] as object;
      for (const control of BIDI) {
        const body = { ...sample, name: `Dana${control}ana` };
        expect(await api.call('acme', requestOf(route, ours.things), { token, body })).toMatchObject({
          status: 400,
          body: { code: 'request.invalid', fields: [{ field: 'name', code: 'text.forbidden_character' }] },
        });
      }
      expect(await contentsOf(acme)).toEqual(before);
    },
  );

  it('is refused when it is too long for a reader or for the table, and nothing is stored', async () => {
    const before = await contentsOf(acme);
    const { spaceId } = ours.things;
    const asking = { title: 'How long may this be?', topics: ['length'] };
    for (const body of ['x'.repeat(30_001), '🙂'.repeat(30_001), '𠮷'.repeat(29_999)]) {
      expect(
        await api.call('acme', `POST /spaces/${spaceId}/questions`, { token, body: { ...asking, body } }),
      ).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', fields: [{ field: 'body', code: 'text.too_long' }] },
      });
    }
    expect(await contentsOf(acme)).toEqual(before);
  });

  it('of the greatest length is stored', async () => {
    const { spaceId } = ours.things;
    const body = { title: 'How long may this be?', topics: ['length'], body: 'ש'.repeat(30_000) };
    expect((await api.call('acme', `POST /spaces/${spaceId}/questions`, { token, body })).status).toBe(201);
  });
});
