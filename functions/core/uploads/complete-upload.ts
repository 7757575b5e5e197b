import { AppError, conflict, invalid, notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { completeUpload as completeUploadRoute } from '#shared/api/uploads.ts';
import { MOST_UPLOAD_BYTES, type Upload } from '#shared/model/upload.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { decideUpload } from './decide-upload.ts';
import { arrivingKey, keptKey } from './file-keys.ts';
import { countBytes, QUOTA_REACHED } from './quota.ts';
import { uploadEntity, type UploadItem } from './upload.entity.ts';

type Complete = typeof completeUploadRoute;

function presentUpload({ id, name, type, bytes, status, width, height }: UploadItem): Upload {
  return {
    id,
    name,
    type,
    bytes,
    status,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  };
}

const refusal = (problem: string) => invalid(problem, [{ field: 'file', code: problem }]);

/**
 * Looks at the bytes and keeps exactly these: what is served later is what was looked at, even when the sender
 * writes again to the address they were given.
 */
async function judge(ctx: Context, upload: UploadItem): Promise<Upload> {
  const { files } = ctx.ports;
  const { id, type } = upload;
  const file = await files.read(arrivingKey(id), { from: 0, to: MOST_UPLOAD_BYTES - 1 });
  if (file === undefined) throw conflict('upload.not_received');
  const decided = await decideUpload(upload, file);
  const set = { ...decided.set, ttl: undefined };
  const judged = update(uploadEntity, upload, { set, failure: raced() });
  if (!decided.isKept) {
    // A refusal is no answer to keep under an Idempotency-Key.
    await commit({ ...ctx, idempotency: undefined }, { writes: [judged], answer: null });
    await files.remove(arrivingKey(id));
    throw refusal(decided.set.problem);
  }
  await files.write(keptKey(id), file.bytes, type);
  const answer = presentUpload({ ...upload, ...decided.set });
  try {
    await commit(ctx, { writes: [judged, countBytes(file.size)], answer });
  } catch (error) {
    if (error instanceof AppError && error.code === QUOTA_REACHED) await files.remove(keptKey(id));
    throw error;
  }
  await files.remove(arrivingKey(id));
  return answer;
}

/**
 * Has a file that was sent looked at. For who announced it; a repeat answers the same. Raises `upload.not_received`,
 * and the reason when the file is not what it says: then it is gone.
 */
export function completeUpload(
  ctx: Context,
  { uploadId: id }: InputOf<Complete>,
): Promise<OutputOf<Complete>> {
  return againWhenRaced(async () => {
    requireMember(ctx);
    const upload = await ctx.table.get(uploadEntity, { id }, { consistent: true });
    if (upload?.uploaderId !== ctx.actor.memberId) throw notFound('upload');
    if (upload.problem !== undefined) throw refusal(upload.problem);
    return upload.status === 'ready' ? presentUpload(upload) : judge(ctx, upload);
  });
}
