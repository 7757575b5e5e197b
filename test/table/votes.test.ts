import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { lockQuestion } from '#functions/core/questions/lock-question.ts';
import { vote } from '#functions/core/questions/vote.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'How often do I descale the Duo?',
  body: 'The water here is hard.',
  topics: ['descaling'],
};

describe('vote', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let ravi: MemberActor;
  let spaceId: Id<'space'>;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, ravi] = await Promise.all([acme.member({ name: 'Tim' }), acme.member({ name: 'Ravi' })]);
    ({ spaceId } = await acme.space());
  });

  async function answered(): Promise<{ questionId: Id<'question'>; answerId: Id<'answer'> }> {
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    const { id: answerId } = await answerQuestion(acme.context(ravi), { questionId, body: 'Every month.' });
    return { questionId, answerId };
  }

  it('counts one vote, changes it by two, and takes it back', async () => {
    const { questionId, answerId } = await answered();
    const cast = (value: 1 | 0 | -1) => vote(acme.context(tim), { questionId, targetId: answerId, value });
    expect(await cast(1)).toEqual({ score: 1, myVote: 1 });
    expect(await cast(1)).toEqual({ score: 1, myVote: 1 });
    expect(await cast(-1)).toEqual({ score: -1, myVote: -1 });
    expect(await cast(0)).toEqual({ score: 0, myVote: 0 });
    const page = await getQuestion(acme.context(tim), { questionId });
    expect(page.answers[0]).toMatchObject({ score: 0, myVote: 0 });
  });

  it('counts two votes of one person at the same moment as one', async () => {
    const { questionId } = await answered();
    await Promise.all(
      [1, 2, 3].map(() => vote(acme.context(ravi), { questionId, targetId: questionId, value: 1 })),
    );
    const page = await getQuestion(acme.context(ravi), { questionId });
    expect(page).toMatchObject({ score: 1, myVote: 1 });
  });

  it('counts everybody who votes at the same moment', async () => {
    const { questionId } = await answered();
    const people = await Promise.all(Array.from({ length: 6 }, () => acme.member()));
    await Promise.all(
      people.map((person) => vote(acme.context(person), { questionId, targetId: questionId, value: 1 })),
    );
    expect((await getQuestion(acme.context(), { questionId })).score).toBe(6);
  });

  it('is not for the own post, not against a question, and not after it is locked', async () => {
    const { questionId, answerId } = await answered();
    const by = (who: MemberActor, targetId: Id<'question'> | Id<'answer'>, value: 1 | -1) =>
      vote(acme.context(who), { questionId, targetId, value });
    await expect(by(tim, questionId, 1)).rejects.toMatchObject({ code: 'vote.own_post' });
    await expect(by(ravi, answerId, 1)).rejects.toMatchObject({ code: 'vote.own_post' });
    await expect(by(ravi, questionId, -1)).rejects.toMatchObject({ code: 'vote.not_for_questions' });
    const mona = await acme.member({ role: 'moderator' });
    await lockQuestion(acme.context(mona), { questionId });
    await expect(by(ravi, questionId, 1)).rejects.toMatchObject({ code: 'question.locked' });
  });

  it('says not found for an answer of another question and to who may not enter the space', async () => {
    const [one, other] = [await answered(), await answered()];
    const elsewhere = { questionId: one.questionId, targetId: other.answerId, value: 1 as const };
    await expect(vote(acme.context(tim), elsewhere)).rejects.toMatchObject({ code: 'answer.not_found' });
    const hidden = await acme.space({ access: 'groups' });
    const owner = await acme.member({ role: 'owner' });
    const { id } = await askQuestion(acme.context(owner), { spaceId: hidden.spaceId, ...asking });
    await expect(vote(acme.context(tim), { questionId: id, targetId: id, value: 1 })).rejects.toMatchObject({
      code: 'question.not_found',
    });
  });
});
