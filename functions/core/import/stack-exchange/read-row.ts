import { SaxesParser } from 'saxes';

export type RowAttributes = Readonly<Record<string, string>>;

/**
 * The attributes of the one `<row … />` in a line of a dump. `undefined` for the lines around the rows (declaration,
 * `<posts>`, blank). Throws when the line is neither: the next lines are not affected, each is parsed by itself.
 */
export function readRow(line: string): RowAttributes | undefined {
  const text = line.replace(/^\uFEFF/u, '').trim();
  if (text === '' || /^<\?xml [^<>]*\?>$/u.test(text) || /^<\/?posts>$/u.test(text)) return undefined;
  // A document of one element: what stands beside it, entities of a DTD and cut-off rows are all errors here.
  const parser = new SaxesParser();
  let attributes: RowAttributes | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    if (tag.name === 'row') attributes = tag.attributes;
  });
  parser.write(text).close();
  if (attributes === undefined) throw new Error('no row in this line');
  return attributes;
}
