import type { Source } from '#shared/model/question.ts';
import { htmlToMarkdown } from '../../content/html-to-markdown.ts';
import type { SourceAuthor, SourcePost } from './source-post.ts';

/** The account every site gives to its own robot. */
const COMMUNITY_ACCOUNT = -1;

/** Whether posts of this author are one person's: not those nobody signed, nor those of the site itself. */
export function isOnePerson({ name, number }: SourceAuthor): boolean {
  return number === undefined ? name !== undefined : number !== COMMUNITY_ACCOUNT;
}

/** How an author is named: the dump's name, or the number that the site knows the account by. */
export function sourceAuthorName({ name, number }: SourceAuthor): string {
  if (number === COMMUNITY_ACCOUNT) return 'Community';
  return name ?? (number === undefined ? 'anonymous' : `user${number}`);
}

/**
 * A post's body as Markdown, and what the licence asks to be shown with it. `site` is the host name,
 * `coffee.stackexchange.com`. Raises `content.too_complex`.
 */
export function sourcePostToMarkdown(post: SourcePost, site: string): { markdown: string; source: Source } {
  const path = post.kind === 'question' ? 'q' : 'a';
  return {
    markdown: htmlToMarkdown(post.bodyHtml, { baseUrl: `https://${site}/` }),
    source: {
      url: `https://${site}/${path}/${post.sourceId}`,
      licence: post.licence,
      author: sourceAuthorName(post.author),
    },
  };
}
