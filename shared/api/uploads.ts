import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { MOST_UPLOAD_BYTES, uploadSchema } from '../model/upload.ts';
import { defineRoute } from './define-route.ts';

const tag = 'uploads';
const uploadParams = z.strictObject({ uploadId: idSchema('upload') });

export const createUpload = defineRoute({
  operationId: 'createUpload',
  summary:
    'Announce a file; the answer is a form that takes it, within ten minutes. Then call completeUpload.',
  tag,
  method: 'POST',
  path: '/uploads',
  access: { permission: 'post.comment' },
  scope: 'write',
  rate: 'write',
  body: z.strictObject({
    name: z.string().min(1, 'text.too_short').max(255, 'text.too_long'),
    /** Images, PDF, plain text, Markdown, CSV and MP4. */
    type: z.string().max(100),
    bytes: z.int().min(1, 'file.empty').max(MOST_UPLOAD_BYTES, 'file.too_large'),
  }),
  response: z.object({
    id: idSchema('upload'),
    /** Send the fields, then the file as `file`, as multipart/form-data. */
    url: z.url(),
    fields: z.record(z.string(), z.string()),
    expiresAt: z.iso.datetime(),
  }),
  status: 201,
  errors: ['file.type_not_allowed', 'upload.quota_reached'],
});

export const completeUpload = defineRoute({
  operationId: 'completeUpload',
  summary: 'Have a file that was sent looked at. A file that is not what it says is removed.',
  tag,
  method: 'POST',
  path: '/uploads/{uploadId}/completion',
  access: 'member',
  scope: 'write',
  rate: 'write',
  params: uploadParams,
  response: uploadSchema,
  errors: [
    'upload.not_found',
    'upload.not_received',
    'upload.quota_reached',
    'file.empty',
    'file.too_large',
    'file.type_mismatch',
    'file.markup',
    'file.ambiguous',
    'file.image_unreadable',
    'file.image_too_large',
  ],
});

export const getUploadContent = defineRoute({
  operationId: 'getUploadContent',
  summary:
    'A redirect to a file, for whoever may read a post it stands in. The address works for five minutes.',
  tag,
  method: 'GET',
  path: '/uploads/{uploadId}/content',
  access: 'public',
  scope: 'read',
  rate: 'read',
  params: uploadParams,
  response: z.object({ location: z.url() }),
  status: 302,
  errors: ['upload.not_found'],
});
