export interface Selection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Marks the toolbar and the keys can set. `wrap` goes round the chosen words, `line` before each chosen line. */
export const marks = {
  bold: { wrap: ['**', '**'] },
  italic: { wrap: ['_', '_'] },
  code: { wrap: ['`', '`'] },
  link: { wrap: ['[', '](https://)'] },
  list: { line: '- ' },
  quote: { line: '> ' },
} as const;
export type Mark = keyof typeof marks;

/** The text with a mark set on the selection, and what is selected afterwards. */
export function setMark({ text, start, end }: Selection, mark: Mark): Selection {
  const kind = marks[mark];
  if ('line' in kind) return prefixLines({ text, start, end }, kind.line);
  const [before, after] = kind.wrap;
  const words = text.slice(start, end);
  const next = text.slice(0, start) + before + words + after + text.slice(end);
  return { text: next, start: start + before.length, end: end + before.length };
}

function prefixLines({ text, start, end }: Selection, prefix: string): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const changed = lines.map((line) => prefix + line).join('\n');
  const grown = prefix.length * lines.length;
  return {
    text: text.slice(0, from) + changed + text.slice(end),
    start: start + prefix.length,
    end: end + grown,
  };
}
