/** A table in Markdown. Bars inside a cell are escaped; newlines become spaces. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text set as code, or nothing when there is none. */
export const code = (text: string | undefined): string => (text === undefined ? '' : `\`${text}\``);
