import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { commentOn } from '#functions/core/questions/comment-on.ts';
import { deleteAnswer } from '#functions/core/questions/delete-answer.ts';
import { deleteComment } from '#functions/core/questions/delete-comment.ts';
import { editQuestion } from '#functions/core/questions/edit-question.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { lockQuestion } from '#functions/core/questions/lock-question.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'How often do I descale the Duo?',
  body: 'The water here is hard.',
  topics: ['descaling'],
};

describe('commentOn', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let ravi: MemberActor;
  let mona: MemberActor;
  let spaceId: Id<'space'>;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, ravi, mona] = await Promise.all([
      acme.member({ name: 'Tim Visser' }),
      acme.member({ name: 'Ravi' }),
      acme.member({ name: 'Mona', role: 'moderator' }),
    ]);
    ({ spaceId } = await acme.space());
  });

  const ask = async (): Promise<Id<'question'>> =>
    (await askQuestion(acme.context(tim), { spaceId, ...asking })).id;

  it('stands under its post until its author or a moderator deletes it', async () => {
    const questionId = await ask();
    const { id: commentId } = await commentOn(acme.context(ravi), {
      questionId,
      targetId: questionId,
      body: 'Which **model**?',
    });
    const seen = await getQuestion(acme.context(ravi), { questionId });
    expect(seen.comments).toMatchObject([{ id: commentId, targetId: questionId, can: ['delete'] }]);
    expect(seen.comments[0]?.bodyHtml).toContain('<strong>model</strong>');
    await expect(deleteComment(acme.context(tim), { questionId, commentId })).rejects.toMatchObject({
      code: 'post.not_yours',
    });
    await deleteComment(acme.context(mona), { questionId, commentId });
    expect((await getQuestion(acme.context(ravi), { questionId })).comments).toEqual([]);
    await expect(deleteComment(acme.context(mona), { questionId, commentId })).rejects.toMatchObject({
      code: 'comment.not_found',
    });
  });

  it('is refused on a locked question and on a deleted answer', async () => {
    const questionId = await ask();
    const { id: answerId } = await answerQuestion(acme.context(ravi), { questionId, body: 'Every month.' });
    await deleteAnswer(acme.context(ravi), { questionId, answerId });
    const onAnswer = { questionId, targetId: answerId, body: 'Why?' };
    await expect(commentOn(acme.context(tim), onAnswer)).rejects.toMatchObject({ code: 'answer.not_found' });
    await lockQuestion(acme.context(mona), { questionId });
    await expect(commentOn(acme.context(tim), { ...onAnswer, targetId: questionId })).rejects.toMatchObject({
      code: 'question.locked',
    });
  });

  it('never stands on a question that is locked at the same moment without one of the two knowing', async () => {
    const questionId = await ask();
    await Promise.allSettled([
      commentOn(acme.context(ravi), { questionId, targetId: questionId, body: 'Still open?' }),
      lockQuestion(acme.context(mona), { questionId }),
    ]);
    const { lockedAt } = await getQuestion(acme.context(tim), { questionId });
    expect(lockedAt).toBeDefined();
    await expect(
      commentOn(acme.context(ravi), { questionId, targetId: questionId, body: 'And now?' }),
    ).rejects.toMatchObject({ code: 'question.locked' });
  });

  it('tells those it names who may read it, by the editor and by a typed name, and nobody else', async () => {
    const outsider = await acme.member({ role: 'guest', name: 'Gus' });
    const members = await acme.space({ access: 'members' });
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId: members.spaceId, ...asking });
    const body = `[@Mona](member:${mona.memberId}) and @tim.visser and [@Gus](member:${outsider.memberId}) and [@Ravi](member:${ravi.memberId})`;
    await commentOn(acme.context(ravi), { questionId, targetId: questionId, body });
    const mentioned = (await acme.events()).filter(({ type }) => type === 'members.mentioned');
    expect(mentioned.map(({ data }) => (data as { memberIds: string[] }).memberIds.toSorted())).toEqual([
      [mona.memberId, tim.memberId].toSorted(),
    ]);
  });

  it('does not tell again whom an edited text named before', async () => {
    const body = `Hello [@Mona](member:${mona.memberId})`;
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking, body });
    await editQuestion(acme.context(tim), {
      questionId,
      version: 1,
      body: `${body} and [@Ravi](member:${ravi.memberId})`,
    });
    const named = (await acme.events())
      .map(({ type, data }) => ({ type, ...(data as { questionId?: string; memberIds?: string[] }) }))
      .filter((fact) => fact.type === 'members.mentioned' && fact.questionId === questionId);
    expect(named.map(({ memberIds }) => memberIds)).toEqual([[mona.memberId], [ravi.memberId]]);
  });
});
