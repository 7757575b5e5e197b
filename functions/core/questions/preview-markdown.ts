import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { previewMarkdown as previewMarkdownRoute } from '#shared/api/questions.ts';
import { renderPost } from '../content/render-post.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';

type Preview = typeof previewMarkdownRoute;

/** How a text will look once it is posted; nothing is kept. For members. Raises `content.too_complex`. */
export async function previewMarkdown(ctx: Context, { body }: InputOf<Preview>): Promise<OutputOf<Preview>> {
  requireMember(ctx);
  const { html } = await renderPost(body);
  return { html };
}
