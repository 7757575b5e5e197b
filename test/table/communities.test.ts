import { beforeAll, describe, expect, it } from 'vitest';
import { createCommunity } from '#functions/core/communities/create-community.ts';
import { listCommunities } from '#functions/core/communities/list-communities.ts';
import { updateCommunity } from '#functions/core/communities/update-community.ts';
import { createGroup } from '#functions/core/groups/create-group.ts';
import { createSpace } from '#functions/core/spaces/create-space.ts';
import { updateSpace } from '#functions/core/spaces/update-space.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { listCommunities as listCommunitiesRoute } from '#shared/api/communities.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const support = { pathName: 'support', name: 'Support', kind: 'customer' as const, description: 'Ask us.' };
const room = { description: '', access: 'public' as const, groupIds: [], askRole: 'guest' as const };

describe('communities and spaces', () => {
  let acme: TestTenant;
  let owner: MemberActor;
  let tim: MemberActor;
  let communityId: Id<'community'>;

  beforeAll(async () => {
    acme = await startTenant();
    [owner, tim] = await Promise.all([acme.member({ role: 'owner' }), acme.member()]);
    ({ id: communityId } = await createCommunity(acme.context(owner), support));
  });

  it('shows each reader the spaces they may enter and what they may do there', async () => {
    const { id: groupId } = await createGroup(acme.context(owner), { name: 'Pilots' });
    await createSpace(acme.context(owner), { ...room, communityId, pathName: 'machines', name: 'Machines' });
    await createSpace(acme.context(owner), {
      ...room,
      communityId,
      pathName: 'members',
      name: 'Members',
      access: 'members',
    });
    await createSpace(acme.context(owner), {
      ...room,
      communityId,
      pathName: 'pilots',
      name: 'Pilots',
      access: 'groups',
      groupIds: [groupId],
    });
    const pilot = await acme.member({ groupIds: [groupId] });
    const seen = async (who?: MemberActor) =>
      (await listCommunities(acme.context(who))).items[0]?.spaces ?? [];
    expect((await seen()).map(({ name, can }) => [name, can])).toEqual([['Machines', []]]);
    expect((await seen(tim)).map(({ name }) => name)).toEqual(['Machines', 'Members']);
    expect((await seen(pilot)).map(({ name }) => name)).toEqual(['Machines', 'Members', 'Pilots']);
    expect(
      (await seen(pilot)).every(({ groupIds, can }) => groupIds === undefined && can.join() === 'ask,answer'),
    ).toBe(true);
    expect((await seen(owner)).at(-1)).toMatchObject({
      groupIds: [groupId],
      can: ['ask', 'answer', 'moderate', 'manage'],
    });
  });

  it('gives a path name to one of two communities made at the same moment, and never one that is a page', async () => {
    const tries = await Promise.allSettled(
      [1, 2].map((n) =>
        createCommunity(acme.context(owner), { ...support, pathName: 'twice', name: `Twice ${n}` }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'path_name.taken', fields: [{ field: 'pathName' }] },
    });
  });

  it('answers the shape of the contract and nothing beside it', async () => {
    const answer = await listCommunities(acme.context(owner));
    expect(answer).toEqual(listCommunitiesRoute.response.parse(answer));
  });

  it('frees the old path name when a community gets another', async () => {
    const { id } = await createCommunity(acme.context(owner), {
      ...support,
      pathName: 'before',
      name: 'Renamed',
    });
    await expect(
      updateCommunity(acme.context(owner), { communityId: id, version: 1, pathName: 'after' }),
    ).resolves.toMatchObject({ version: 2 });
    await expect(
      createCommunity(acme.context(owner), { ...support, pathName: 'before' }),
    ).resolves.toMatchObject({});
    await expect(
      createCommunity(acme.context(owner), { ...support, pathName: 'after' }),
    ).rejects.toMatchObject({ code: 'path_name.taken' });
  });

  it('closes a space at once to those it no longer lets in', async () => {
    const { id: spaceId } = await createSpace(acme.context(owner), {
      ...room,
      communityId,
      pathName: 'closing',
      name: 'Closing',
    });
    const { id: questionId } = await askQuestion(acme.context(tim), {
      spaceId,
      title: 'Who can read this one?',
      body: 'Everybody.',
      topics: ['x'],
    });
    await expect(getQuestion(acme.context(), { questionId })).resolves.toMatchObject({ id: questionId });
    await updateSpace(acme.context(owner), { spaceId, version: 1, access: 'groups' });
    await expect(getQuestion(acme.context(), { questionId })).rejects.toMatchObject({
      code: 'question.not_found',
    });
    await expect(getQuestion(acme.context(tim), { questionId })).rejects.toMatchObject({
      code: 'question.not_found',
    });
  });

  it('takes no questions in an archived space, and opens it again', async () => {
    const { id: spaceId } = await createSpace(acme.context(owner), {
      ...room,
      communityId,
      pathName: 'archive',
      name: 'Archive',
    });
    const ask = () =>
      askQuestion(acme.context(tim), {
        spaceId,
        title: 'May I still ask here?',
        body: 'I hope so.',
        topics: ['x'],
      });
    await updateSpace(acme.context(owner), { spaceId, version: 1, archived: true });
    await expect(ask()).rejects.toMatchObject({ code: 'space.archived' });
    await updateSpace(acme.context(owner), { spaceId, version: 2, archived: false });
    await expect(ask()).resolves.toMatchObject({ spaceId });
  });

  it('refuses an older version, an unknown group, and whoever does not manage spaces', async () => {
    const { id: spaceId } = await createSpace(acme.context(owner), {
      ...room,
      communityId,
      pathName: 'versions',
      name: 'Versions',
    });
    const moderator = await acme.member({ role: 'moderator' });
    await expect(
      updateSpace(acme.context(moderator), { spaceId, version: 1, name: 'Mine' }),
    ).rejects.toMatchObject({ code: 'actor.forbidden' });
    await updateSpace(acme.context(owner), { spaceId, version: 1, name: 'New name' });
    await expect(
      updateSpace(acme.context(owner), { spaceId, version: 1, name: 'Older' }),
    ).rejects.toMatchObject({ code: 'space.changed' });
    const unknown = acme.clock.newId('group');
    await expect(
      updateSpace(acme.context(owner), { spaceId, version: 2, groupIds: [unknown] }),
    ).rejects.toMatchObject({ code: 'group.not_found' });
  });
});
