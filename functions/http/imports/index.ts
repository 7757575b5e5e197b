import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { importPostsHandler } from './import-posts.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = { importPosts: importPostsHandler };
