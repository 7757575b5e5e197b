import { beforeAll, describe, expect, it } from 'vitest';
import { consumers } from '#events/consumers/lists/index.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { deleteQuestion } from '#functions/core/questions/delete-question.ts';
import { editQuestion } from '#functions/core/questions/edit-question.ts';
import { findSimilar } from '#functions/core/questions/find-similar.ts';
import { listQuestions } from '#functions/core/questions/list-questions.ts';
import { listTopics } from '#functions/core/questions/list-topics.ts';
import { placeQuestion } from '#functions/core/questions/place-question.ts';
import { moveQuestion } from '#functions/core/questions/move-question.ts';
import { vote } from '#functions/core/questions/vote.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { deliverEvents } from '#test/support/deliver-events.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

interface Room {
  readonly spaceId: Id<'space'>;
  readonly communityId: Id<'community'>;
}

describe('lists of questions', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let ravi: MemberActor;
  let mona: MemberActor;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, ravi, mona] = await Promise.all([acme.member(), acme.member(), acme.member({ role: 'owner' })]);
  });

  const ask = async (spaceId: Id<'space'>, title: string, topics = ['coffee']): Promise<Id<'question'>> => {
    acme.clock.advance(1_000);
    return (await askQuestion(acme.context(tim), { spaceId, title, body: 'See the title.', topics })).id;
  };
  const settle = async (): Promise<void> => deliverEvents(acme, consumers, await acme.events());
  const list = async (
    { communityId }: Room,
    sort: 'new' | 'votes' | 'unanswered',
    more: { topic?: string } = {},
  ) =>
    (await listQuestions(acme.context(), { communityId, sort, limit: 50, ...more })).items.map(
      ({ id }) => id,
    );

  it('orders by age, by votes and by who waits longest, whatever order events come in and however often', async () => {
    const room = await acme.space();
    const first = await ask(room.spaceId, 'The first question of all');
    const second = await ask(room.spaceId, 'The second question of all');
    const third = await ask(room.spaceId, 'The third question of all');
    await vote(acme.context(ravi), { questionId: second, targetId: second, value: 1 });
    await answerQuestion(acme.context(ravi), { questionId: third, body: 'Yes.' });
    const events = await acme.events();
    await deliverEvents(acme, consumers, [...events].reverse());
    await deliverEvents(acme, consumers, events);
    expect(await list(room, 'new')).toEqual([third, second, first]);
    expect((await list(room, 'votes'))[0]).toBe(second);
    expect(await list(room, 'unanswered')).toEqual([first, second]);
  });

  it('survives two consumers that place one question at the same moment', async () => {
    const room = await acme.space();
    const id = await ask(room.spaceId, 'Placed by two at once', ['race', 'twice']);
    const own = (await acme.events()).filter(
      ({ data }) => (data as { questionId?: string }).questionId === id,
    );
    await Promise.all([1, 2, 3].map(() => deliverEvents(acme, consumers, own)));
    const { items } = await listTopics(acme.context(), {
      communityId: room.communityId,
      limit: 30,
      prefix: '',
    });
    expect(items).toEqual([
      { topic: 'race', questions: 1 },
      { topic: 'twice', questions: 1 },
    ]);
  });

  it('does not put back what a later event has changed, when an older one is slow', async () => {
    const room = await acme.space();
    const id = await ask(room.spaceId, 'Slow and fast at the same time', ['milk']);
    await placeQuestion(acme.context(), id);
    await editQuestion(acme.context(tim), { questionId: id, version: 1, topics: ['milk', 'regretted'] });
    const { table } = acme;
    let isFirst = true;
    const slowTable: typeof table = {
      ...table,
      async write(transaction) {
        if (isFirst) {
          isFirst = false;
          await editQuestion(acme.context(tim), { questionId: id, version: 2, topics: ['milk'] });
          await placeQuestion(acme.context(), id);
        }
        return table.write(transaction);
      },
    };
    await placeQuestion({ ...acme.context(), table: slowTable }, id);
    const { items } = await listTopics(acme.context(), {
      communityId: room.communityId,
      limit: 30,
      prefix: '',
    });
    expect(items).toEqual([{ topic: 'milk', questions: 1 }]);
    expect(await list(room, 'new', { topic: 'regretted' })).toEqual([]);
  });

  it('counts topics as questions come, change, move and go', async () => {
    const room = await acme.space();
    const other = await acme.space({ communityId: room.communityId });
    const topics = async (spaceId?: Id<'space'>) => {
      await settle();
      const found = await listTopics(acme.context(), {
        communityId: room.communityId,
        limit: 30,
        prefix: '',
        ...(spaceId && { spaceId }),
      });
      return Object.fromEntries(found.items.map(({ topic, questions }) => [topic, questions]));
    };
    const questionId = await ask(room.spaceId, 'A question that will change', ['milk', 'steam']);
    await ask(room.spaceId, 'A question that stays as it is', ['milk']);
    expect(await topics()).toEqual({ milk: 2, steam: 1 });
    await editQuestion(acme.context(tim), { questionId, version: 1, topics: ['milk', 'foam'] });
    expect(await topics()).toEqual({ milk: 2, foam: 1 });
    await moveQuestion(acme.context(mona), { questionId, spaceId: other.spaceId });
    expect(await topics(other.spaceId)).toEqual({ milk: 1, foam: 1 });
    expect(await list(room, 'new', { topic: 'foam' })).toEqual([questionId]);
    await deleteQuestion(acme.context(mona), { questionId });
    expect(await topics()).toEqual({ milk: 1 });
    expect(await list(room, 'new', { topic: 'foam' })).toEqual([]);
  });

  it('shows every question once on its pages while others are asked', async () => {
    const room = await acme.space();
    const asked: string[] = [];
    for (let n = 0; n < 7; n += 1) asked.push(await ask(room.spaceId, `Question number ${n} of a long list`));
    await settle();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listQuestions(acme.context(), {
        communityId: room.communityId,
        sort: 'new',
        limit: 2,
        cursor,
      });
      seen.push(...page.items.map(({ id }) => id));
      ({ cursor } = page);
      await ask(room.spaceId, 'Asked while somebody reads');
      await settle();
    } while (cursor !== undefined);
    expect(seen).toEqual(asked.toReversed());
  });

  it('refuses a cursor of another list and of another tenant', async () => {
    const [one, two] = [await acme.space(), await acme.space()];
    for (const { spaceId } of [one, one, two]) await ask(spaceId, 'A question for the cursor');
    await settle();
    const { cursor } = await listQuestions(acme.context(), {
      communityId: one.communityId,
      sort: 'new',
      limit: 1,
    });
    expect(cursor).toBeDefined();
    const refused = { code: 'cursor.invalid' };
    await expect(
      listQuestions(acme.context(), { communityId: one.communityId, sort: 'votes', limit: 1, cursor }),
    ).rejects.toMatchObject(refused);
    await expect(
      listQuestions(acme.context(), { communityId: two.communityId, sort: 'new', limit: 1, cursor }),
    ).rejects.toMatchObject(refused);
    const globex = await startTenant();
    const theirs = await globex.space();
    await expect(
      listQuestions(globex.context(), { communityId: theirs.communityId, sort: 'new', limit: 1, cursor }),
    ).rejects.toMatchObject(refused);
  });

  it('leaves hidden spaces out of topics and of similar questions', async () => {
    const room = await acme.space();
    const hidden = await acme.space({ communityId: room.communityId, access: 'groups' });
    const open = await ask(room.spaceId, 'How to descale the machine', ['open']);
    const closed = (
      await askQuestion(acme.context(mona), {
        spaceId: hidden.spaceId,
        title: 'How to descale the secret machine',
        body: 'Psst.',
        topics: ['secret'],
      })
    ).id;
    await settle();
    const where = { communityId: room.communityId };
    expect((await listTopics(acme.context(tim), { ...where, limit: 30, prefix: '' })).items).toEqual([
      { topic: 'open', questions: 1 },
    ]);
    const similar = async (who?: MemberActor) =>
      (await findSimilar(acme.context(who), { ...where, text: 'descaling a machine' })).items.map(
        ({ id }) => id,
      );
    expect(await similar(tim)).toEqual([open]);
    expect((await similar(mona)).toSorted()).toEqual([open, closed].toSorted());
  });
});

describe('findSimilar', () => {
  it('finds questions by the words they share, the closest first, in Hebrew with its prefixes too', async () => {
    const acme = await startTenant();
    const tim = await acme.member();
    const { spaceId, communityId } = await acme.space();
    const ask = async (title: string) =>
      (await askQuestion(acme.context(tim), { spaceId, title, body: 'See above.', topics: ['x'] })).id;
    const exact = await ask('Grinder makes a loud noise after cleaning');
    const near = await ask('Loud noise of the pump');
    const hebrew = await ask('איך לנקות את מכונת הקפה');
    await ask('Where to buy beans in Utrecht');
    await deliverEvents(acme, consumers, await acme.events());
    const similar = async (text: string) =>
      (await findSimilar(acme.context(), { communityId, text })).items.map(({ id }) => id);
    expect(await similar('My grinder has a loud noise')).toEqual([exact, near]);
    expect(await similar('המכונה לקפה')).toEqual([hebrew]);
    expect(await similar('the and for')).toEqual([]);
  });
});
