import { beforeAll, describe, expect, it } from 'vitest';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { commentOn } from '#functions/core/questions/comment-on.ts';
import { deleteComment } from '#functions/core/questions/delete-comment.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { restoreComment } from '#functions/core/questions/restore-comment.ts';
import { listQuestionTrail } from '#functions/core/audit/list-question-trail.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

interface Which {
  readonly questionId: Id<'question'>;
  readonly commentId: Id<'comment'>;
}

describe('restoreComment', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let ravi: MemberActor;
  let mona: MemberActor;
  let spaceId: Id<'space'>;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, ravi, mona] = await Promise.all([acme.member(), acme.member(), acme.member({ role: 'moderator' })]);
    ({ spaceId } = await acme.space());
  });

  async function comment(): Promise<Which> {
    const asked = { title: 'How do I clean the tray?', body: 'It is slimy.', topics: ['tray'] };
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asked });
    const said = { questionId, targetId: questionId, body: 'Which model?' };
    const { id: commentId } = await commentOn(acme.context(ravi), said);
    return { questionId, commentId };
  }
  const seen = async ({ questionId }: Which) =>
    (await getQuestion(acme.context(), { questionId })).comments.map(({ id }) => id);

  it('brings back what its author took away, and asked twice changes nothing more', async () => {
    const which = await comment();
    await deleteComment(acme.context(ravi), which);
    expect(await seen(which)).toEqual([]);
    await restoreComment(acme.context(ravi), which);
    await restoreComment(acme.context(ravi), which);
    expect(await seen(which)).toEqual([which.commentId]);
    const { items } = await listQuestionTrail(acme.context(mona), { questionId: which.questionId, limit: 9 });
    expect(items.map(({ act }) => act)).toEqual(['comment.restored', 'comment.deleted']);
  });

  it('leaves to moderators what a moderator took away', async () => {
    const which = await comment();
    await deleteComment(acme.context(mona), which);
    for (const who of [ravi, tim])
      await expect(restoreComment(acme.context(who), which)).rejects.toMatchObject({
        code: 'comment.not_found',
      });
    await restoreComment(acme.context(mona), which);
    expect(await seen(which)).toEqual([which.commentId]);
    await deleteComment(acme.context(ravi), which);
    await restoreComment(acme.context(ravi), which);
    expect(await seen(which)).toEqual([which.commentId]);
  });

  it('is for members', async () => {
    const which = await comment();
    await deleteComment(acme.context(ravi), which);
    await expect(restoreComment(acme.context(), which)).rejects.toMatchObject({
      code: 'actor.unauthenticated',
    });
  });
});
