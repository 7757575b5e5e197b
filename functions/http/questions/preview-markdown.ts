import { previewMarkdown as route } from '#shared/api/questions.ts';
import { previewMarkdown } from '#functions/core/questions/preview-markdown.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const previewMarkdownHandler = httpHandler(route, previewMarkdown);
