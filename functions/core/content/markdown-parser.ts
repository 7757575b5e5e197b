import MarkdownIt, { type Token } from 'markdown-it';
import { codeBlock, newColourAllowance, type ColourAllowance } from './render-code.ts';
import { tooComplex } from './too-complex.ts';
import { once } from './once.ts';

type Parser = InstanceType<typeof MarkdownIt>;
type RenderRule = NonNullable<Parser['renderer']['rules'][string]>;

/** Blocks in blocks, and emphasis in emphasis. Ten quotes deep is the worst mail thread; a list level counts two. */
const MAX_NESTING = 24;
/** Rules tried, the measure of time that is the same on every machine: dense honest text of 100 KB tries 40,000. */
const MAX_STEPS = 150_000;
/** Longer ones do not work in all browsers, and a definition used often would multiply them. */
const MAX_URL_LENGTH = 2_000;

/** What one text may still cost; counts down while it is parsed and rendered. */
export interface Allowance {
  steps: number;
  readonly colour: ColourAllowance;
}

export const newAllowance = (): Allowance => ({ steps: MAX_STEPS, colour: newColourAllowance() });

function spendStep(allowance: Allowance): void {
  allowance.steps -= 1;
  if (allowance.steps < 0) throw tooComplex();
}

/** Counts every rule tried, and refuses blocks nested too deep: the library would drop their text in silence. */
function addLimits(parser: Parser): void {
  parser.inline.ruler.before('text', 'count_steps', ({ env }) => {
    spendStep(env['allowance'] as Allowance);
    return false;
  });
  parser.block.ruler.before('table', 'count_steps', ({ env, level }) => {
    spendStep(env['allowance'] as Allowance);
    if (level >= MAX_NESTING - 1) throw tooComplex();
    return false;
  });
}

/** Schemes a link may have; `upload:` and `member:` are ours and are made into addresses or names later. */
function isAcceptableUrl(url: string): boolean {
  return url.length <= MAX_URL_LENGTH && /^(?:https?:\/\/|mailto:|upload:|member:)[^\s\\]+$/iu.test(url);
}

/**
 * Only whole addresses with `http(s)://` become links by themselves: `setup.py` and `node.js` are file names here, not
 * hosts in Paraguay. Looks no further than the longest address, or 7,000 addresses without a space take 3 s.
 */
function limitLinks(parser: Parser): void {
  const { linkify } = parser;
  linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const schema of ['ftp:', '//']) linkify.add(schema, null);
  const matchAtStart = linkify.matchAtStart.bind(linkify);
  linkify.matchAtStart = (text: string) => matchAtStart(text.slice(0, MAX_URL_LENGTH + 1));
  parser.validateLink = isAcceptableUrl;
}

/** Code runs left to right in every language, and a block that scrolls can be reached by keyboard. */
function renderCode({ renderer, utils }: Parser): void {
  const block = (...[tokens, place, , env]: Parameters<RenderRule>): string =>
    codeBlock(tokens[place] as Token, utils.escapeHtml, (env?.['allowance'] as Allowance).colour);
  renderer.rules['fence'] = block;
  renderer.rules['code_block'] = block;
  renderer.rules['code_inline'] = (tokens, place) =>
    `<code dir="ltr">${utils.escapeHtml(tokens[place]?.content ?? '')}</code>`;
}

/**
 * The one Markdown parser: CommonMark with tables and strike-through, no HTML. Every parse and render needs
 * `{ allowance: newAllowance() }` as its environment, and may raise `content.too_complex`.
 */
export const markdownParser = once((): Parser => {
  const parser = new MarkdownIt({ html: false, linkify: true, maxNesting: MAX_NESTING });
  limitLinks(parser);
  addLimits(parser);
  renderCode(parser);
  return parser;
});
