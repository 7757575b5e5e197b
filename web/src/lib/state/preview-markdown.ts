import { askServer } from './ask-server.ts';

/** Safe HTML of a text as the API renders it. An empty text is not sent. Raises as `askServer` does. */
export async function previewMarkdown(body: string): Promise<string> {
  if (body.trim() === '') return '';
  return (await askServer<{ html: string }>('/me/preview', { body })).html;
}
