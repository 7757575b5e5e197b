import { beforeAll, describe, expect, it } from 'vitest';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { deleteAnswer } from '#functions/core/questions/delete-answer.ts';
import { deleteQuestion } from '#functions/core/questions/delete-question.ts';
import { editAnswer } from '#functions/core/questions/edit-answer.ts';
import { editQuestion } from '#functions/core/questions/edit-question.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { listQuestions } from '#functions/core/questions/list-questions.ts';
import { lockQuestion } from '#functions/core/questions/lock-question.ts';
import { moveQuestion } from '#functions/core/questions/move-question.ts';
import { restoreAnswer } from '#functions/core/questions/restore-answer.ts';
import { restoreQuestion } from '#functions/core/questions/restore-question.ts';
import { unacceptAnswer } from '#functions/core/questions/unaccept-answer.ts';
import { unlockQuestion } from '#functions/core/questions/unlock-question.ts';
import { unverifyAnswer } from '#functions/core/questions/unverify-answer.ts';
import { verifyAnswer } from '#functions/core/questions/verify-answer.ts';
import { listQuestionTrail } from '#functions/core/audit/list-question-trail.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'How often do I descale the Duo?',
  body: 'The water here is hard.',
  topics: ['descaling'],
};

describe('the trail of a question', () => {
  it('has what staff did to what is not theirs, and nothing people did to their own', async () => {
    const acme = await startTenant();
    const [tim, ravi, mona] = await Promise.all([
      acme.member(),
      acme.member(),
      acme.member({ role: 'moderator' }),
    ]);
    const { spaceId } = await acme.space();
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    const { id: answerId } = await answerQuestion(acme.context(ravi), { questionId, body: 'Every month.' });
    await editAnswer(acme.context(ravi), { questionId, answerId, version: 1, body: 'Every week.' });
    await acceptAnswer(acme.context(tim), { questionId, answerId });
    await unacceptAnswer(acme.context(tim), { questionId });
    expect((await listQuestionTrail(acme.context(mona), { questionId, limit: 30 })).items).toEqual([]);
    await editAnswer(acme.context(mona), { questionId, answerId, version: 2, body: 'Every two weeks.' });
    await editQuestion(acme.context(mona), { questionId, version: 1, topics: ['water'] });
    await acceptAnswer(acme.context(mona), { questionId, answerId });
    const { items } = await listQuestionTrail(acme.context(mona), { questionId, limit: 30 });
    expect(items.map(({ act }) => act)).toEqual(['answer.accepted', 'question.edited', 'answer.edited']);
  });
});

describe('moderation of questions and answers', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let ravi: MemberActor;
  let mona: MemberActor;
  let spaceId: Id<'space'>;
  let communityId: Id<'community'>;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, ravi, mona] = await Promise.all([
      acme.member(),
      acme.member(),
      acme.member({ name: 'Mona', role: 'moderator' }),
    ]);
    ({ spaceId, communityId } = await acme.space());
  });

  async function answered(): Promise<{ questionId: Id<'question'>; answerId: Id<'answer'> }> {
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    const { id: answerId } = await answerQuestion(acme.context(ravi), { questionId, body: 'Every month.' });
    return { questionId, answerId };
  }

  it('lets an asker delete a question while nobody has answered', async () => {
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    await expect(deleteQuestion(acme.context(ravi), { questionId })).rejects.toMatchObject({
      code: 'post.not_yours',
    });
    await deleteQuestion(acme.context(tim), { questionId });
    await expect(getQuestion(acme.context(tim), { questionId })).rejects.toMatchObject({
      code: 'question.not_found',
    });
    const other = await answered();
    await expect(deleteQuestion(acme.context(tim), other)).rejects.toMatchObject({
      code: 'question.has_answers',
    });
  });

  it('hides a deleted question from lists and readers, and brings it back', async () => {
    const { questionId } = await answered();
    await deleteQuestion(acme.context(mona), { questionId });
    const listed = async () =>
      (await listQuestions(acme.context(), { communityId, sort: 'active', limit: 100 })).items.map(
        ({ id }) => id,
      );
    expect(await listed()).not.toContain(questionId);
    await expect(getQuestion(acme.context(), { questionId })).rejects.toMatchObject({
      code: 'question.not_found',
    });
    expect(await getQuestion(acme.context(mona), { questionId })).toMatchObject({
      id: questionId,
      can: expect.arrayContaining(['restore']) as string[],
    });
    await restoreQuestion(acme.context(mona), { questionId });
    expect(await listed()).toContain(questionId);
  });

  it('counts the answers that can be seen, and hides a deleted one from all but moderators', async () => {
    const { questionId, answerId } = await answered();
    await deleteAnswer(acme.context(ravi), { questionId, answerId });
    await deleteAnswer(acme.context(mona), { questionId, answerId });
    expect(await getQuestion(acme.context(), { questionId })).toMatchObject({ answerCount: 0, answers: [] });
    await expect(restoreAnswer(acme.context(ravi), { questionId, answerId })).rejects.toMatchObject({
      code: 'answer.not_found',
    });
    await restoreAnswer(acme.context(mona), { questionId, answerId });
    expect(await getQuestion(acme.context(), { questionId })).toMatchObject({
      answerCount: 1,
      answers: [{ id: answerId }],
    });
  });

  it('never deletes the answer that is accepted, nor accepts the one that is deleted, at the same moment', async () => {
    const { questionId, answerId } = await answered();
    const tries = await Promise.allSettled([
      acceptAnswer(acme.context(tim), { questionId, answerId }),
      deleteAnswer(acme.context(ravi), { questionId, answerId }),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { answers, acceptedAnswerId } = await getQuestion(acme.context(tim), { questionId });
    expect(answers.map(({ id }) => id)).toEqual(acceptedAnswerId === undefined ? [] : [acceptedAnswerId]);
  });

  it('ends answers while a question is locked', async () => {
    const { questionId } = await answered();
    await lockQuestion(acme.context(mona), { questionId });
    await expect(answerQuestion(acme.context(ravi), { questionId, body: 'One more.' })).rejects.toMatchObject(
      { code: 'question.locked' },
    );
    await unlockQuestion(acme.context(mona), { questionId });
    await expect(
      answerQuestion(acme.context(ravi), { questionId, body: 'One more.' }),
    ).resolves.toMatchObject({ questionId });
  });

  it('moves a question to a space that the moderator may enter, and hides it from who may not', async () => {
    const { questionId } = await answered();
    const hidden = await acme.space({ access: 'groups' });
    await expect(
      moveQuestion(acme.context(mona), { questionId, spaceId: hidden.spaceId }),
    ).rejects.toMatchObject({ code: 'space.not_found' });
    const members = await acme.space({ access: 'members' });
    await moveQuestion(acme.context(mona), { questionId, spaceId: members.spaceId });
    await expect(getQuestion(acme.context(), { questionId })).rejects.toMatchObject({
      code: 'question.not_found',
    });
    expect(await getQuestion(acme.context(tim), { questionId })).toMatchObject({
      spaceId: members.spaceId,
      communityId: members.communityId,
    });
    const moved = (await acme.events()).filter(
      ({ type, data }) => type === 'question.moderated' && (data as { act: string }).act === 'moved',
    );
    expect(moved.map(({ data }) => data)).toMatchObject([
      { questionId, spaceId: members.spaceId, fromSpaceId: spaceId },
    ]);
  });

  it('marks an answer as vouched for by staff, with their name', async () => {
    const { questionId, answerId } = await answered();
    const expert = await acme.member({ role: 'expert', name: 'Eva' });
    await expect(verifyAnswer(acme.context(ravi), { questionId, answerId })).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
    await verifyAnswer(acme.context(expert), { questionId, answerId });
    expect((await getQuestion(acme.context(), { questionId })).answers[0]?.verifiedBy?.name).toBe('Eva');
    await unverifyAnswer(acme.context(mona), { questionId, answerId });
    expect((await getQuestion(acme.context(), { questionId })).answers[0]?.verifiedBy).toBeUndefined();
  });

  it('writes each act once to the trail of the question, which staff can read', async () => {
    const { questionId, answerId } = await answered();
    await lockQuestion(acme.context(mona), { questionId });
    await lockQuestion(acme.context(mona), { questionId });
    await unlockQuestion(acme.context(mona), { questionId });
    await deleteAnswer(acme.context(mona), { questionId, answerId });
    const { items } = await listQuestionTrail(acme.context(mona), { questionId, limit: 30 });
    expect(items.map(({ act }) => act)).toEqual(['answer.deleted', 'question.unlocked', 'question.locked']);
    expect(items[0]).toMatchObject({ target: answerId, questionId });
    expect(items[0]?.actor).toEqual({ type: 'member', memberId: mona.memberId, name: 'Mona' });
    await expect(listQuestionTrail(acme.context(tim), { questionId, limit: 30 })).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
  });
});
