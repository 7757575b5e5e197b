import { item, number, string } from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import type { UploadStatus } from '#shared/model/upload.ts';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';
import type { FileProblem } from '../files/inspect-file.ts';

const partition = (uploadId: Id<'upload'>): string => `upload#${uploadId}`;

/** A file somebody sent or is about to. One that never comes is forgotten after a day. */
export const uploadEntity = defineEntity({
  kind: 'upload',
  schema: item({
    id: idOf('upload'),
    uploaderId: idOf('member'),
    name: string(),
    type: string(),
    /** As announced; as counted once it is ready. */
    bytes: number(),
    status: valueOf<UploadStatus>(),
    problem: valueOf<FileProblem | 'file.too_large'>().optional(),
    disposition: valueOf<'inline' | 'attachment'>(),
    width: number().optional(),
    height: number().optional(),
    createdAt: string(),
    ttl: number().optional(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'upload'> }) => ({ pk: partition(id), sk: 'upload' }),
});
export type UploadItem = ItemOf<typeof uploadEntity>;

export type PostId = Id<'question'> | Id<'answer'> | Id<'comment'>;

/** A post that shows an upload: whoever may read the post may read the file. Written with the post. */
export const uploadUseEntity = defineEntity({
  kind: 'upload-use',
  schema: item({ uploadId: idOf('upload'), questionId: idOf('question'), postId: valueOf<PostId>() }),
  key: ({ uploadId, postId }: { uploadId: Id<'upload'>; postId: PostId }) => ({
    pk: partition(uploadId),
    sk: `in#${postId}`,
  }),
});
export type UploadUse = ItemOf<typeof uploadUseEntity>;

/** Bytes of all files that are ready. */
export const storedBytesEntity = defineEntity({
  kind: 'stored-bytes',
  schema: item({ what: valueOf<'uploads'>(), bytes: number() }),
  key: ({ what }: { what: 'uploads' }) => ({ pk: 'stored-bytes', sk: what }),
});

/** A file and the posts it stands in? */
export const uploadAndUses = (uploadId: Id<'upload'>) =>
  ({ name: 'uploadAndUses', pk: partition(uploadId), kinds: [uploadEntity, uploadUseEntity] }) as const;
