/// <reference lib="dom" />
import TurndownService from 'turndown';

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPT = '₀₁₂₃₄₅₆₇₈₉';

/** Without a pattern such as `\s*\n\s*`, which takes minutes on a page of blanks. */
function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

function withoutLastBreaks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

function longestRun(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}

/** Inline code whatever it holds: the fence is longer than any run of back ticks inside. */
function inlineCode(text: string): string {
  const code = text.replace(/\s+/gu, ' ').trim();
  const fence = '`'.repeat(longestRun(code, /`+/gu) + 1);
  const gap = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return code === '' ? '' : fence + gap + code + gap + fence;
}

function languageOf(pre: HTMLElement): string {
  const classes = `${pre.className} ${pre.querySelector('code')?.className ?? ''}`;
  return /\blang(?:uage)?-([\w+#-]+)/u.exec(classes)?.[1] ?? '';
}

function fencedCode(pre: HTMLElement): string {
  const code = withoutLastBreaks(pre.textContent);
  const fence = '`'.repeat(Math.max(3, longestRun(code, /`+/gu) + 1));
  return `\n\n${fence}${languageOf(pre)}\n${code}\n${fence}\n\n`;
}

function linkTo(address: string | null, label: string, text: string): string {
  if (address === null || address === '' || label === '') return label;
  return text === address ? `<${address}>` : `[${label}](${address})`;
}

/** A picture becomes a link with its description, or only the description where it already stands in a link. */
function pictureLink(image: HTMLElement): string {
  const address = image.getAttribute('src') ?? '';
  const label = oneLine(image.getAttribute('alt') ?? '').replace(/[[\]\\`*_<>]/gu, String.raw`\$&`);
  if (image.closest('a[href]') !== null) return label === '' ? 'image' : label;
  return linkTo(address, label === '' ? 'image' : label, '');
}

function tableRow(content: string, row: HTMLElement): string {
  const isFirst = row.closest('table')?.querySelector('tr') === row;
  const columns = row.children.length;
  return `\n|${content}${isFirst ? `\n|${' --- |'.repeat(columns)}` : ''}`;
}

/** Digits as their small forms (`CO₂`, `10⁶`); anything else stays as it is. */
function smallDigits(digits: string): (content: string) => string {
  return (content) =>
    /^\d+$/u.test(content) ? content.replace(/\d/gu, (digit) => digits[Number(digit)] ?? digit) : content;
}

function addTableRules(service: TurndownService): void {
  service.addRule('cell', {
    filter: ['th', 'td'],
    replacement: (content) => ` ${oneLine(content).replace(/(?<!\\)\|/gu, String.raw`\|`)} |`,
  });
  service.addRule('row', { filter: 'tr', replacement: tableRow });
  service.addRule('section', { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content });
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${content.trim()}\n\n` });
}

/** Text that would be read as Markdown is escaped; addresses in it are left whole, so that they still become links. */
function escapeText(service: TurndownService): void {
  const escape = service.escape.bind(service);
  service.escape = (text) =>
    text
      .split(/(https?:\/\/[^\s<>]+)/u)
      .map((part, place) =>
        place % 2 === 1 ? part : escape(part).replace(/&(?=#?\w+;)|~~|<(?=[a-z/!?])/giu, String.raw`\$&`),
      )
      .join('');
}

/** The converter with our rules. It expects HTML without danger and with absolute addresses. */
export function newTurndown(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    emDelimiter: '*',
    hr: '---',
  });
  service.addRule('code', {
    filter: ['code', 'kbd', 'samp'],
    replacement: (_, node) => inlineCode(node.textContent),
  });
  service.addRule('pre', { filter: 'pre', replacement: (_, node) => fencedCode(node) });
  service.addRule('link', {
    filter: 'a',
    replacement: (content, node) =>
      linkTo(node.getAttribute('href'), oneLine(content), node.textContent.trim()),
  });
  service.addRule('picture', { filter: 'img', replacement: (_, node) => pictureLink(node) });
  service.addRule('struck', {
    filter: ['del', 's'],
    replacement: (content) => (content.trim() === '' ? content : `~~${content}~~`),
  });
  service.addRule('superscript', { filter: 'sup', replacement: smallDigits(SUPERSCRIPT) });
  service.addRule('subscript', { filter: 'sub', replacement: smallDigits(SUBSCRIPT) });
  addTableRules(service);
  escapeText(service);
  return service;
}
