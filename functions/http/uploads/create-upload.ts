import { createUpload as route } from '#shared/api/uploads.ts';
import { createUpload } from '#functions/core/uploads/create-upload.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const createUploadHandler = httpHandler(route, createUpload);
