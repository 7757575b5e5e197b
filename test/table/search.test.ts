import { beforeAll, describe, expect, it } from 'vitest';
import { consumers } from '#events/consumers/lists/index.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { deleteQuestion } from '#functions/core/questions/delete-question.ts';
import { moveQuestion } from '#functions/core/questions/move-question.ts';
import { restoreQuestion } from '#functions/core/questions/restore-question.ts';
import { searchQuestions } from '#functions/core/questions/search-questions.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { deliverEvents } from '#test/support/deliver-events.ts';
import { meter } from '#test/support/meter.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

describe('searchQuestions', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let mona: MemberActor;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, mona] = await Promise.all([acme.member(), acme.member({ role: 'owner' })]);
  });

  const ask = async (spaceId: Id<'space'>, title: string, who = tim): Promise<Id<'question'>> =>
    (await askQuestion(acme.context(who), { spaceId, title, body: 'See the title.', topics: ['x'] })).id;
  const settle = async (): Promise<void> => deliverEvents(acme, consumers, await acme.events());
  const search = async (communityId: Id<'community'>, text: string, who?: MemberActor) =>
    (await searchQuestions(acme.context(who), { communityId, text })).items.map(({ id }) => id);

  it('finds what shares a single word, and puts what shares most first', async () => {
    const { spaceId, communityId } = await acme.space();
    const one = await ask(spaceId, 'Which pump fits the Duo');
    const two = await ask(spaceId, 'The pump of my grinder');
    const hebrew = await ask(spaceId, 'איך לנקות את מכונת הקפה');
    await settle();
    expect(await search(communityId, 'loud grinders with an old pump')).toEqual([two, one]);
    expect(await search(communityId, 'לקפה')).toEqual([hebrew]);
    expect(await search(communityId, 'espresso')).toEqual([]);
    expect(await search(communityId, ' the and ')).toEqual([]);
  });

  it('never finds what stands in a space the reader may not enter, nor what was moved into one', async () => {
    const { spaceId, communityId } = await acme.space();
    const hidden = await acme.space({ communityId, access: 'groups' });
    const members = await acme.space({ communityId, access: 'members' });
    const open = await ask(spaceId, 'Limescale in the open kettle');
    const moved = await ask(spaceId, 'Limescale that is moved away');
    const inside = await ask(members.spaceId, 'Limescale among members');
    const secret = await ask(hidden.spaceId, 'Limescale in the secret kettle', mona);
    await settle();
    await moveQuestion(acme.context(mona), { questionId: moved, spaceId: hidden.spaceId });
    // The index has not followed yet: the question itself decides.
    expect(await search(communityId, 'limescale')).toEqual([open]);
    await settle();
    expect(await search(communityId, 'limescale')).toEqual([open]);
    expect((await search(communityId, 'limescale', tim)).toSorted()).toEqual([open, inside].toSorted());
    expect((await search(communityId, 'limescale', mona)).toSorted()).toEqual(
      [open, moved, inside, secret].toSorted(),
    );
  });

  it('is not found where the reader sees no space at all, and finds nothing of another community', async () => {
    const { spaceId, communityId } = await acme.space();
    const elsewhere = await acme.space();
    const closed = await acme.space({ access: 'groups' });
    await ask(spaceId, 'Portafilter basket sizes');
    await settle();
    expect(await search(elsewhere.communityId, 'portafilter')).toEqual([]);
    expect(await search(communityId, 'portafilter')).toHaveLength(1);
    await expect(search(closed.communityId, 'portafilter')).rejects.toMatchObject({
      code: 'community.not_found',
    });
  });

  it('does not find a deleted question, for moderators neither, until it is restored', async () => {
    const { spaceId, communityId } = await acme.space();
    const questionId = await ask(spaceId, 'Gasket of the brew head leaks');
    await settle();
    await deleteQuestion(acme.context(mona), { questionId });
    expect(await search(communityId, 'gasket', mona)).toEqual([]);
    await settle();
    expect(await search(communityId, 'gasket', mona)).toEqual([]);
    await restoreQuestion(acme.context(mona), { questionId });
    await settle();
    expect(await search(communityId, 'gasket')).toEqual([questionId]);
  });

  it('shows twenty at most and stays cheap: one small query a word and one call for the rows', async () => {
    const { spaceId, communityId } = await acme.space();
    for (let count = 0; count < 23; count += 1) await ask(spaceId, `Tamper number ${String(count)} wobbles`);
    await settle();
    await search(communityId, 'tamper');
    const calls = meter(acme.client);
    expect(await search(communityId, 'tamper wobbling')).toHaveLength(20);
    expect(calls.take()).toMatchObject({ calls: 3, sequential: 2 });
  });
});
