import { idSchema, type Id } from '#shared/ids.ts';
import { replace, type Write } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { uploadEntity, uploadUseEntity, type PostId } from './upload.entity.ts';

/** More pictures in one text are not opened to its readers. */
const MOST_UPLOADS = 20;
const isUploadId = (id: string): id is Id<'upload'> => idSchema('upload').safeParse(id).success;

/**
 * Opens the writer's own uploads to the readers of a post, in the post's own transaction. Somebody else's upload
 * stays closed: naming it in a text of one's own must not open it.
 * @param uploads ids as `renderMarkdown` found them
 */
export async function attachUploads(
  ctx: Context,
  uploads: readonly string[],
  post: { questionId: Id<'question'>; postId: PostId },
): Promise<Write[]> {
  const { actor } = ctx;
  const ids = uploads.filter(isUploadId).slice(0, MOST_UPLOADS);
  if (ids.length === 0 || actor.type !== 'member') return [];
  const found = await ctx.table.getMany(
    uploadEntity,
    ids.map((id) => ({ id })),
  );
  const own = found.filter(({ uploaderId }) => uploaderId === actor.memberId);
  return own.map(({ id: uploadId }) => replace(uploadUseEntity, { uploadId, ...post }));
}
