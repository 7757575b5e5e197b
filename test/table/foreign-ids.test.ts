import { beforeAll, describe, expect, it } from 'vitest';
import { contentsOf } from '#test/support/contents.ts';
import { idPlaces, withId, type IdPlace } from '#test/support/id-places.ts';
import { inhabit, type Inhabited, type Things } from '#test/support/inhabited.ts';
import { sampleBodies } from '#test/support/sample-bodies.ts';
import { tableApi, type Answer, type TableApi } from '#test/support/table-api.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';
import { roleAllows } from '#shared/permissions.ts';

const NAME: Readonly<Record<string, string>> = {
  com: 'communityId',
  spc: 'spaceId',
  qst: 'questionId',
  ans: 'answerId',
  grp: 'groupId',
  mbr: 'memberId',
  whk: 'webhookId',
  ntf: 'notificationId',
};
/** Routes that answer a page or a count, which an id of nothing leaves as it is; all others refuse. */
const FILTERS = ['listTickets', 'markNotificationsRead'];

const nameOf = ({ route, path, prefix }: IdPlace): string =>
  `${route.operationId}: ${path.join('.')} (${prefix})`;
const places = idPlaces.map((place) => [nameOf(place), place] as const);

const idIn = (things: Things, { prefix }: IdPlace): string | undefined => things[NAME[prefix] ?? ''];

/** Calls of routes on the things of acme, with any id in that one place. */
const callerOn =
  (api: TableApi, things: Things) =>
  (place: IdPlace, id: string, token: string): Promise<Answer> => {
    const { route, part, path } = place;
    const where = route.path.replace(/\{(\w+)\}/g, (_, name: string) => things[name] ?? name);
    const input = withId(part === 'body' ? sampleBodies(things)[route.operationId] : {}, path, id);
    if (part === 'body') return api.call('acme', `${route.method} ${where}`, { token, body: input });
    const query = new URLSearchParams(input as Record<string, string>).toString();
    return api.call('acme', `${route.method} ${where}?${query}`, { token });
  };

/** The API of these tenants, without a limit of requests. */
function unlimited(tenants: Readonly<Record<string, TestTenant>>): TableApi {
  const api = tableApi(tenants);
  api.edge.settings.KEHILA_RATE_FACTOR = 100;
  return api;
}

describe('an id in a body or a query', () => {
  let acme: TestTenant;
  let bravo: TestTenant;
  let ours: Inhabited;
  let theirs: Inhabited;
  let callWith: ReturnType<typeof callerOn>;
  let api: TableApi;
  let sessions: { owner: string; moderator: string };

  /** What an answer says, without what is its own. */
  const told = ({ status, body }: Answer, id: string): string =>
    JSON.stringify([status, { ...body, requestId: '' }]).replaceAll(id, 'the id');
  const expectRefusal = (place: IdPlace, { status, body }: Answer): void => {
    if (FILTERS.includes(place.route.operationId)) expect(status).toBe(200);
    else expect([status, body['code']]).toEqual([404, expect.stringMatching(/^[a-z_]+[.]not_found$/)]);
  };
  const contents = () => Promise.all([contentsOf(acme), contentsOf(bravo)]);

  beforeAll(async () => {
    [acme, bravo] = [await startTenant(), await startTenant()];
    [ours, theirs] = [await inhabit(acme), await inhabit(bravo)];
    api = unlimited({ acme, bravo });
    callWith = callerOn(api, ours.things);
    sessions = {
      owner: await api.signIn('acme', ours.owner),
      moderator: await api.signIn('acme', ours.moderator),
    };
  });

  it('is of a kind this suite has an example of', () => {
    for (const place of idPlaces) expect(idIn(theirs.things, place), nameOf(place)).toBeDefined();
  });

  it.each(places)('of another organisation is like one that never was, in %s', async (_, place) => {
    const before = await contents();
    const foreign = idIn(theirs.things, place) ?? '';
    const never = `${place.prefix}_01k0000000e0080000000000zz`;
    const answer = await callWith(place, foreign, sessions.owner);
    expectRefusal(place, answer);
    expect(told(answer, foreign)).toBe(told(await callWith(place, never, sessions.owner), never));
    expect(await contents()).toEqual(before);
  });

  const hiddenFrom = places.filter(
    ([, { route, prefix }]) =>
      ['spc', 'qst', 'ans'].includes(prefix) &&
      (typeof route.access === 'string' || roleAllows('moderator', route.access.permission)),
  );
  it.each(hiddenFrom)(
    'of a room the caller may not enter is like one that never was, in %s',
    async (_, place) => {
      const before = await contents();
      const hidden = idIn(ours.hidden, place) ?? '';
      const never = `${place.prefix}_01k0000000e0080000000000zz`;
      const answer = await callWith(place, hidden, sessions.moderator);
      expectRefusal(place, answer);
      expect(told(answer, hidden)).toBe(told(await callWith(place, never, sessions.moderator), never));
      expect(await contents()).toEqual(before);
    },
  );

  const ofPosts = places.filter(([, { prefix }]) => ['qst', 'ans'].includes(prefix));
  it.each(ofPosts)('of a post that belongs to another question is refused, in %s', async (_, place) => {
    const before = await contents();
    expectRefusal(place, await callWith(place, idIn(ours.beside, place) ?? '', sessions.owner));
    expect(await contents()).toEqual(before);
  });

  it("of another person's notification marks nothing read", async () => {
    const before = await contents();
    const { notificationId: id = '' } = ours.things;
    const body = { ids: [id] };
    const { status } = await api.call('acme', 'POST /notifications/read', { token: sessions.owner, body });
    expect(status).toBe(200);
    expect(await contents()).toEqual(before);
  });

  it('of a kind that does not belong there is refused by its field', async () => {
    for (const place of idPlaces) {
      const { status, body } = await callWith(place, ours.things['ticketId'] ?? '', sessions.owner);
      expect([status, body['code']], nameOf(place)).toEqual([400, 'request.invalid']);
    }
  });
});

describe("an id of something of the caller's own organisation", () => {
  let ours: Inhabited;
  let callWith: ReturnType<typeof callerOn>;
  let owner: string;

  beforeAll(async () => {
    const acme = await startTenant();
    ours = await inhabit(acme);
    const api = unlimited({ acme });
    callWith = callerOn(api, ours.things);
    owner = await api.signIn('acme', ours.owner);
  });

  it.each(places)('is found, in %s', async (_, place) => {
    const { status, body } = await callWith(place, idIn(ours.things, place) ?? '', owner);
    expect([400, 404], JSON.stringify(body)).not.toContain(status);
  });
});
