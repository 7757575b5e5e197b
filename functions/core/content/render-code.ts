import type { Token } from 'markdown-it';
import { highlightCode, knownLanguage } from './highlight-code.ts';

/**
 * A word of more than 80 or a line of more than 500 characters. The grammars begin anew at every character of a word:
 * 20,000 letters in one take 3.8 s. Hashes are 64 long.
 */
const SLOW = /\w{81}|[^\n]{501}/u;

/** What the code of one text may still be coloured. Code beyond it stands plain. */
export interface ColourAllowance {
  characters: number;
  htmlCharacters: number;
}

/** Some 400 lines. Colouring costs 3 ms per 1,000 characters, and dense JSON grows twentyfold. */
export const newColourAllowance = (): ColourAllowance => ({ characters: 12_000, htmlCharacters: 120_000 });

function colour(code: string, language: string, allowance: ColourAllowance): string | undefined {
  if (code.length > allowance.characters || SLOW.test(code)) return undefined;
  allowance.characters -= code.length;
  const html = highlightCode(code, language);
  if (html.length > allowance.htmlCharacters) return undefined;
  allowance.htmlCharacters -= html.length;
  return html;
}

/** A code block as HTML, left to right, reachable by keyboard, in colours when its language is known. */
export function codeBlock(
  { content, info }: Token,
  escape: (text: string) => string,
  allowance: ColourAllowance,
): string {
  const language = knownLanguage(/^\s*([\w#+-]+)/u.exec(info)?.[1] ?? '');
  const coloured = language === undefined ? undefined : colour(content, language, allowance);
  const languageClass = language === undefined ? '' : ` class="language-${language}"`;
  return `<pre dir="ltr" tabindex="0"><code${languageClass}>${coloured ?? escape(content)}</code></pre>\n`;
}
