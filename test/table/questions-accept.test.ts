import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { deleteAnswer } from '#functions/core/questions/delete-answer.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { unacceptAnswer } from '#functions/core/questions/unaccept-answer.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { interleaved } from '#test/support/interleaved.ts';
import { meter } from '#test/support/meter.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = { title: 'Why does the shot run fast?', body: 'It ran slow before.', topics: ['grinder'] };
/** As long as answers are: with its HTML the item is over 1 KB, which costs double. */
const ANSWER = 'The grinder was cleaned and the water is soft, yet the shot runs fast. '.repeat(20);
/** DESIGN 12. */
const BUDGET = 8;

describe('acceptAnswer and unacceptAnswer', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let ravi: MemberActor;
  let spaceId: Id<'space'>;
  let questionId: Id<'question'>;
  let answerId: Id<'answer'>;
  let other: Id<'answer'>;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, ravi] = await Promise.all([acme.member({ name: 'Tim' }), acme.member({ name: 'Ravi' })]);
    ({ spaceId } = await acme.space());
  });

  beforeEach(async () => {
    ({ id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking }));
    const answer = () => answerQuestion(acme.context(ravi), { questionId, body: ANSWER });
    ({ id: answerId } = await answer());
    ({ id: other } = await answer());
  });

  const accepted = async () => {
    const { answers, acceptedAnswerId } = await getQuestion(acme.context(tim), { questionId });
    return { acceptedAnswerId, marked: answers.filter(({ isAccepted }) => isAccepted).map(({ id }) => id) };
  };
  const accept = (id: Id<'answer'>) => acceptAnswer(acme.context(tim), { questionId, answerId: id });

  it('cost no more than a vote, however long the answer is', async () => {
    const metered = meter(acme.client);
    await accept(answerId);
    expect(metered.take().writeUnits).toBeLessThanOrEqual(BUDGET);
    await unacceptAnswer(acme.context(tim), { questionId });
    expect(metered.take().writeUnits).toBeLessThanOrEqual(BUDGET);
  });

  it('mark one answer, then another one, and show it first', async () => {
    await accept(other);
    await expect(accept(answerId)).rejects.toMatchObject({ code: 'question.already_accepted' });
    expect(await accepted()).toEqual({ acceptedAnswerId: other, marked: [other] });
    expect((await getQuestion(acme.context(), { questionId })).answers[0]).toMatchObject({ id: other });
    await unacceptAnswer(acme.context(tim), { questionId });
    await accept(answerId);
    expect(await accepted()).toEqual({ acceptedAnswerId: answerId, marked: [answerId] });
  });

  it('say of the accepted answer alone that it can be taken back and not deleted', async () => {
    await accept(answerId);
    const page = await getQuestion(acme.context(await acme.member({ role: 'moderator' })), { questionId });
    const can = (id: string) => page.answers.find((answer) => answer.id === id)?.can;
    expect(can(answerId)).toContain('unaccept');
    expect(can(answerId)).not.toContain('delete');
    expect(can(other)).toContain('delete');
    expect(can(other)).not.toContain('unaccept');
  });

  it('never accept an answer that is deleted while it is being accepted', async () => {
    const meanwhile = () => deleteAnswer(acme.context(ravi), { questionId, answerId });
    await expect(
      acceptAnswer(interleaved(acme.context(tim), meanwhile), { questionId, answerId }),
    ).rejects.toMatchObject({ code: 'answer.not_found' });
    expect(await accepted()).toEqual({ acceptedAnswerId: undefined, marked: [] });
  });

  it('never delete an answer that is accepted while it is being deleted', async () => {
    const meanwhile = () => accept(answerId);
    await expect(
      deleteAnswer(interleaved(acme.context(ravi), meanwhile), { questionId, answerId }),
    ).rejects.toMatchObject({ code: 'answer.accepted' });
    expect(await accepted()).toEqual({ acceptedAnswerId: answerId, marked: [answerId] });
  });

  it('let an answer be deleted while another one is accepted', async () => {
    await deleteAnswer(
      interleaved(acme.context(ravi), () => accept(other)),
      { questionId, answerId },
    );
    const page = await getQuestion(acme.context(), { questionId });
    expect(page).toMatchObject({ acceptedAnswerId: other, answerCount: 1, answers: [{ id: other }] });
  });

  it('delete an answer again after its acceptance was taken back', async () => {
    await accept(answerId);
    await expect(deleteAnswer(acme.context(ravi), { questionId, answerId })).rejects.toMatchObject({
      code: 'answer.accepted',
    });
    await unacceptAnswer(acme.context(tim), { questionId });
    await deleteAnswer(acme.context(ravi), { questionId, answerId });
    expect((await getQuestion(acme.context(), { questionId })).answers.map(({ id }) => id)).toEqual([other]);
  });
});
