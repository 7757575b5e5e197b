import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { editAnswer } from '#functions/core/questions/edit-answer.ts';
import { editQuestion } from '#functions/core/questions/edit-question.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { listRevisions } from '#functions/core/questions/list-revisions.ts';
import { lockQuestion } from '#functions/core/questions/lock-question.ts';
import { unacceptAnswer } from '#functions/core/questions/unaccept-answer.ts';
import { getQuestion as getQuestionRoute } from '#shared/api/questions.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'How often do I descale the Duo?',
  body: 'The water here is hard.',
  topics: ['descaling'],
};

describe('editQuestion and editAnswer', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let ravi: MemberActor;
  let mona: MemberActor;
  let spaceId: Id<'space'>;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, ravi, mona] = await Promise.all([
      acme.member({ name: 'Tim' }),
      acme.member(),
      acme.member({ role: 'moderator' }),
    ]);
    ({ spaceId } = await acme.space());
  });

  const ask = async (): Promise<Id<'question'>> =>
    (await askQuestion(acme.context(tim), { spaceId, ...asking })).id;

  it('keeps the former text and shows word by word what changed', async () => {
    const questionId = await ask();
    await answerQuestion(acme.context(ravi), { questionId, body: 'Every month.' });
    await editQuestion(acme.context(tim), { questionId, version: 1, body: 'The water here is very hard.' });
    await editQuestion(acme.context(mona), {
      questionId,
      version: 2,
      title: 'How often must I descale the Duo?',
    });
    const page = await getQuestion(acme.context(tim), { questionId });
    expect(page).toEqual(getQuestionRoute.response.parse(page));
    expect(page).toMatchObject({
      title: 'How often must I descale the Duo?',
      body: 'The water here is very hard.',
      version: 3,
    });

    const { items } = await listRevisions(acme.context(), { questionId, postId: questionId, limit: 10 });
    expect(items.map(({ editor }) => editor.id)).toEqual([mona.memberId, tim.memberId]);
    expect(items[0]?.title).toEqual({ before: asking.title, after: 'How often must I descale the Duo?' });
    expect(items[0]?.body.every(({ kind }) => kind === 'same')).toBe(true);
    const added = items[1]?.body.flatMap(({ parts }) => parts).filter(({ kind }) => kind === 'added');
    expect(added?.map(({ text }) => text.trim())).toEqual(['very']);
  });

  it('pages through a long history without losing what changed between two pages', async () => {
    const questionId = await ask();
    for (const version of [1, 2, 3]) {
      await editQuestion(acme.context(tim), {
        questionId,
        version,
        title: `The title as it was in version ${version + 1}`,
      });
    }
    const first = await listRevisions(acme.context(), { questionId, postId: questionId, limit: 2 });
    const second = await listRevisions(acme.context(), {
      questionId,
      postId: questionId,
      limit: 2,
      cursor: first.cursor,
    });
    expect([...first.items, ...second.items].map(({ title }) => title?.after)).toEqual([
      'The title as it was in version 4',
      'The title as it was in version 3',
      'The title as it was in version 2',
    ]);
  });

  it('refuses an edit of an older version and gives the text that stands now', async () => {
    const questionId = await ask();
    await editQuestion(acme.context(mona), { questionId, version: 1, body: 'Edited by Mona.' });
    await expect(
      editQuestion(acme.context(tim), { questionId, version: 1, body: 'Edited by Tim.' }),
    ).rejects.toMatchObject({
      code: 'question.changed',
      details: { current: { title: asking.title, body: 'Edited by Mona.', version: 2 } },
    });
  });

  it('lets one of two edits at the same moment stand and tells the other', async () => {
    const questionId = await ask();
    const bodies = ['Edited by Tim.', 'Edited by Mona.'];
    const tries = await Promise.allSettled([
      editQuestion(acme.context(tim), { questionId, version: 1, body: bodies[0] }),
      editQuestion(acme.context(mona), { questionId, version: 1, body: bodies[1] }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = tries.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    const won = bodies[tries.findIndex(({ status }) => status === 'fulfilled')];
    expect(lost.reason).toMatchObject({ code: 'question.changed', details: { current: { body: won } } });
    const { items } = await listRevisions(acme.context(), { questionId, postId: questionId, limit: 10 });
    expect(items).toHaveLength(1);
  });

  it('does not disturb an edit by an answer or an acceptance meanwhile', async () => {
    const questionId = await ask();
    const { id: answerId } = await answerQuestion(acme.context(ravi), { questionId, body: 'Every month.' });
    await acceptAnswer(acme.context(tim), { questionId, answerId });
    await expect(
      editQuestion(acme.context(tim), { questionId, version: 1, body: 'Very hard water.' }),
    ).resolves.toMatchObject({ version: 2 });
    await expect(
      editAnswer(acme.context(ravi), { questionId, answerId, version: 1, body: 'Every week.' }),
    ).resolves.toMatchObject({ version: 2 });
    await expect(
      editAnswer(acme.context(mona), { questionId, answerId, version: 1, body: 'Never.' }),
    ).rejects.toMatchObject({
      code: 'answer.changed',
      details: { current: { body: 'Every week.', version: 2 } },
    });
  });

  it('is for the author while the question is open, and for moderators', async () => {
    const questionId = await ask();
    await expect(
      editQuestion(acme.context(ravi), { questionId, version: 1, body: 'Mine now.' }),
    ).rejects.toMatchObject({ code: 'post.not_yours' });
    await lockQuestion(acme.context(mona), { questionId });
    await expect(
      editQuestion(acme.context(tim), { questionId, version: 1, body: 'Too late.' }),
    ).rejects.toMatchObject({ code: 'question.locked' });
    await expect(
      editQuestion(acme.context(mona), { questionId, version: 1, body: 'Tidied.' }),
    ).resolves.toMatchObject({ version: 2 });
  });

  it('stores nothing when nothing is different', async () => {
    const questionId = await ask();
    await expect(editQuestion(acme.context(tim), { questionId, version: 1, ...asking })).resolves.toEqual({
      id: questionId,
      version: 1,
    });
    const { items } = await listRevisions(acme.context(), { questionId, postId: questionId, limit: 10 });
    expect(items).toEqual([]);
  });
});

describe('unacceptAnswer', () => {
  it('opens the question again, once', async () => {
    const acme = await startTenant();
    const [tim, ravi] = await Promise.all([acme.member(), acme.member()]);
    const { spaceId } = await acme.space();
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    const { id: answerId } = await answerQuestion(acme.context(ravi), { questionId, body: 'Every month.' });
    await acceptAnswer(acme.context(tim), { questionId, answerId });
    await expect(unacceptAnswer(acme.context(ravi), { questionId })).rejects.toMatchObject({
      code: 'answer.not_yours_to_accept',
    });
    await unacceptAnswer(acme.context(tim), { questionId });
    await expect(unacceptAnswer(acme.context(tim), { questionId })).rejects.toMatchObject({
      code: 'question.not_accepted',
    });
    const page = await getQuestion(acme.context(tim), { questionId });
    expect(page.acceptedAnswerId).toBeUndefined();
    expect(page.answers[0]).toMatchObject({ isAccepted: false });
    expect((await acme.events()).map(({ type }) => type)).toContain('answer.unaccepted');
  });
});
