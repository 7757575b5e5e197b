import { completeUpload as route } from '#shared/api/uploads.ts';
import { completeUpload } from '#functions/core/uploads/complete-upload.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const completeUploadHandler = httpHandler(route, completeUpload);
