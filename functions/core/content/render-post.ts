import type { RenderedText } from './render-markdown.ts';

/**
 * Renders what somebody wrote. The renderer (a third of the API's code) is loaded at the first post a
 * process takes, so that reading never waits for it. Raises `content.too_complex`.
 */
export async function renderPost(markdown: string): Promise<RenderedText> {
  const { renderMarkdown } = await import('./render-markdown.ts');
  return renderMarkdown(markdown);
}
