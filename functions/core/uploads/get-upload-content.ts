import { notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getUploadContent as getUploadContentRoute } from '#shared/api/uploads.ts';
import type { Found } from '#functions/table/tenant-table.ts';
import { findSpace, structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { allows } from '../policy.ts';
import { maySeeQuestion } from '../questions/load-question.ts';
import { answerEntity, commentEntity, questionEntity } from '../questions/question.entity.ts';
import { keptKey } from './file-keys.ts';
import { uploadAndUses, type UploadItem, type UploadUse } from './upload.entity.ts';

type Get = typeof getUploadContentRoute;
type Row = Found<ReturnType<typeof uploadAndUses>['kinds'][number]>;

/** The answer or comment that shows the file, if it is one: a deleted one is there for moderators only. */
function findPost(
  ctx: Context,
  { questionId, postId }: UploadUse,
): Promise<{ deletedAt?: string | undefined } | undefined> {
  if (postId.startsWith('ans_'))
    return ctx.table.get(answerEntity, { questionId, id: postId as Id<'answer'> });
  if (postId.startsWith('cmt_'))
    return ctx.table.get(commentEntity, { questionId, id: postId as Id<'comment'> });
  return Promise.resolve({});
}

async function mayReadUse(ctx: Context, use: UploadUse): Promise<boolean> {
  const [question, post, structure] = await Promise.all([
    ctx.table.get(questionEntity, { id: use.questionId }),
    findPost(ctx, use),
    structureOf(ctx.table, ctx.now()),
  ]);
  const space = question && findSpace(structure, question.spaceId);
  if (
    question === undefined ||
    space === undefined ||
    post === undefined ||
    !maySeeQuestion(ctx, question, space)
  )
    return false;
  return post.deletedAt === undefined || allows(ctx.actor, 'post.moderate', space);
}

async function mayRead(ctx: Context, upload: UploadItem, uses: readonly UploadUse[]): Promise<boolean> {
  if (ctx.actor.type === 'member' && ctx.actor.memberId === upload.uploaderId) return true;
  for (const use of uses) if (await mayReadUse(ctx, use)) return true;
  return false;
}

/** Where a file can be fetched for five minutes. For its sender, and for whoever may read a post it stands in. */
export async function getUploadContent(ctx: Context, { uploadId }: InputOf<Get>): Promise<OutputOf<Get>> {
  const rows = (await ctx.table.all(uploadAndUses(uploadId))) as Row[];
  const upload = rows.find(({ kind }) => kind === 'upload') as UploadItem | undefined;
  const uses = rows.filter(({ kind }) => kind === 'upload-use') as UploadUse[];
  if (upload?.status !== 'ready' || !(await mayRead(ctx, upload, uses))) throw notFound('upload');
  const { name, type, disposition } = upload;
  const options = { fileName: name, type, inline: disposition === 'inline' };
  return { location: await ctx.ports.files.presignDownload(keptKey(uploadId), options) };
}
