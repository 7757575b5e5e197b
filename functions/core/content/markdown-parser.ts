import MarkdownIt from 'markdown-it';
import { AppError } from '#shared/errors.ts';
import { once } from './once.ts';

/** Blocks in blocks, and emphasis in emphasis. Ten quotes deep is the worst mail thread; a list level counts two. */
const MAX_NESTING = 24;
/** Rules tried, the measure of time that is the same on every machine: dense honest text of 100 KB tries 40,000. */
const MAX_STEPS = 150_000;
/** Longer ones do not work in all browsers, and a definition used often would multiply them. */
const MAX_URL_LENGTH = 2_000;

/** What one parse carries along; `steps` counts down. */
export interface ParseState extends Record<string, unknown> {
  steps: number;
}

export const newParseState = (): ParseState => ({ steps: MAX_STEPS });

/** Raised instead of spending seconds on a text that was made to take them. */
export const tooComplex = (): AppError => new AppError('content.too_complex', { kind: 'invalid' });

function spendStep(env: unknown): void {
  const state = env as ParseState;
  state.steps -= 1;
  if (state.steps < 0) throw tooComplex();
}

/** Schemes a link may have; `upload:` and `member:` are ours and are made into addresses or names later. */
function isAcceptableUrl(url: string): boolean {
  return url.length <= MAX_URL_LENGTH && /^(?:https?:\/\/|mailto:|upload:|member:)[^\s\\]+$/iu.test(url);
}

/** Counts every rule tried, and refuses blocks nested too deep: the library would drop their text in silence. */
function addLimits(parser: MarkdownIt): void {
  parser.inline.ruler.before('text', 'count_steps', (state) => {
    spendStep(state.env);
    return false;
  });
  parser.block.ruler.before('table', 'count_steps', (state) => {
    spendStep(state.env);
    if (state.level >= MAX_NESTING - 1) throw tooComplex();
    return false;
  });
  parser.validateLink = isAcceptableUrl;
}

/**
 * The one Markdown parser: CommonMark with tables and strike-through, no HTML. Only whole addresses with `http(s)://`
 * become links by themselves: `setup.py` and `node.js` are file names here, not hosts in Paraguay.
 */
export const markdownParser = once(() => {
  const parser = new MarkdownIt({ html: false, linkify: true, maxNesting: MAX_NESTING });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const schema of ['ftp:', '//']) parser.linkify.add(schema, null);
  addLimits(parser);
  return parser;
});
