import { getUploadContent as route } from '#shared/api/uploads.ts';
import { getUploadContent } from '#functions/core/uploads/get-upload-content.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getUploadContentHandler = httpHandler(route, getUploadContent);
