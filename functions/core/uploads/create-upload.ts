import { invalid } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { createUpload as createUploadRoute } from '#shared/api/uploads.ts';
import { MOST_UPLOAD_BYTES } from '#shared/model/upload.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import { cleanFileName } from '../content/clean-text.ts';
import type { Context } from '../context.ts';
import { allowedFileType } from '../files/inspect-file.ts';
import { requireMember } from '../policy.ts';
import { arrivingKey } from './file-keys.ts';
import { requireRoomFor } from './quota.ts';
import { uploadEntity } from './upload.entity.ts';

type Create = typeof createUploadRoute;
const DAY_SECONDS = 86_400;

/** Announces a file and answers where to send it. For members; the storage itself refuses another type or more bytes. */
export async function createUpload(
  ctx: Context,
  { name, type, bytes }: InputOf<Create>,
): Promise<OutputOf<Create>> {
  requireMember(ctx);
  const allowed = allowedFileType(type);
  if (allowed === undefined)
    throw invalid('file.type_not_allowed', [{ field: 'type', code: 'file.type_not_allowed' }]);
  await requireRoomFor(ctx, bytes);
  const id = ctx.newId('upload');
  const ticket = await ctx.ports.files.presignUpload(arrivingKey(id), {
    type: allowed,
    maxBytes: MOST_UPLOAD_BYTES,
  });
  const upload = {
    id,
    uploaderId: ctx.actor.memberId,
    name: cleanFileName(name, 'file'),
    type: allowed,
    bytes,
    status: 'waiting' as const,
    disposition: 'attachment' as const,
    createdAt: ctx.now(),
    ttl: Math.floor(Date.parse(ctx.now()) / 1_000) + DAY_SECONDS,
    version: 1,
  };
  return commit(ctx, { writes: [create(uploadEntity, upload)], answer: { id, ...ticket } });
}
