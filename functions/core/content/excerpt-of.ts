const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
/** The longest emoji sequence has 35 code units; more on one letter is paint, not writing. */
const MAX_CHARACTER_LENGTH = 40;

/** Plain text in one line of HTML that `renderMarkdown` made. Code blocks count as text only when there is nothing else. */
function plainTextOf(html: string): string {
  const prose = textOf(html.replace(/<pre[\s\S]*?<\/pre>/gu, ' '));
  return prose === '' ? textOf(html) : prose;
}

function textOf(html: string): string {
  const spaced = html.replace(
    /<(?:\/?(?:p|h\d|li|ul|ol|blockquote|pre|table|t[rhd])\b[^>]*|[bh]r \/)>/gu,
    ' ',
  );
  const text = spaced
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|quot);/gu, (entity) => ENTITIES[entity] ?? entity);
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * The beginning of a rendered text, at most `length` characters as a reader counts them, in plain text. Ends at a
 * word where one is near, with an ellipsis when something was left out; never inside an emoji or a pointed letter.
 */
export function excerptOf(html: string, length = 200): string {
  const text = plainTextOf(html);
  const kept: string[] = [];
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (segment.length > MAX_CHARACTER_LENGTH) continue;
    kept.push(segment);
    if (kept.length > length) return `${atWordEnd(kept.slice(0, length - 1))}…`;
  }
  return kept.join('');
}

function atWordEnd(characters: readonly string[]): string {
  const lastSpace = characters.lastIndexOf(' ');
  const end = lastSpace > characters.length * 0.8 ? lastSpace : characters.length;
  return characters.slice(0, end).join('').trimEnd();
}
