import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { completeUploadHandler } from './complete-upload.ts';
import { createUploadHandler } from './create-upload.ts';
import { getUploadContentHandler } from './get-upload-content.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  completeUpload: completeUploadHandler,
  createUpload: createUploadHandler,
  getUploadContent: getUploadContentHandler,
};
