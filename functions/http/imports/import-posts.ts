import { importPosts as route } from '#shared/api/imports.ts';
import { importPosts } from '#functions/core/import/import-posts.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const importPostsHandler = httpHandler(route, importPosts);
