import type { Token } from 'markdown-it';
import { dressTokens } from './dress-tokens.ts';
import { excerptOf } from './excerpt-of.ts';
import { findReferences } from './find-references.ts';
import { markdownParser, newAllowance } from './markdown-parser.ts';
import { rendererVersion } from './renderer-version.ts';
import { sanitizeRendered } from './sanitize-rendered.ts';
import { tooComplex } from './too-complex.ts';

export { rendererVersion };

const MAX_INPUT_BYTES = 100_000;
/** Markdown and HTML live in one item of at most 400 KB. */
const MAX_HTML_BYTES = 280_000;
/** Every token is an element to write and to check again; dense honest text of 100 KB has 20,000. */
const MAX_TOKENS = 30_000;

export interface RenderedText {
  /** Safe to put into a page as it is. */
  readonly html: string;
  readonly rendererVersion: number;
  /** Plain text, at most 200 characters. */
  readonly excerpt: string;
  /** Member ids and typed names, see `findReferences`. */
  readonly mentions: string[];
  /** Ids of the uploads shown or linked. */
  readonly uploads: string[];
}

function requireBounded(tokens: readonly Token[]): void {
  let count = 0;
  let size = 0;
  const measure = (token: Token): void => {
    count += 1;
    size += token.content.length;
    for (const [name, value] of token.attrs ?? []) size += name.length + String(value).length;
  };
  for (const token of tokens) {
    measure(token);
    token.children?.forEach(measure);
  }
  if (count > MAX_TOKENS || size > MAX_HTML_BYTES) throw tooComplex();
}

/**
 * Markdown as safe HTML, with what the rest of the product needs to know of it. Pure; 100 KB take under 300 ms.
 * Raises `content.too_complex` for more than that, for blocks nested deeper than 22, and for text made to be slow.
 */
export function renderMarkdown(markdown: string): RenderedText {
  if (Buffer.byteLength(markdown) > MAX_INPUT_BYTES) throw tooComplex();
  const parser = markdownParser();
  const environment = { allowance: newAllowance() };
  const tokens = parser.parse(markdown, environment);
  requireBounded(tokens);
  dressTokens(tokens);
  const html = sanitizeRendered(parser.renderer.render(tokens, parser.options, environment));
  if (Buffer.byteLength(html) > MAX_HTML_BYTES) throw tooComplex();
  return { html, rendererVersion, excerpt: excerptOf(html), ...findReferences(tokens) };
}
