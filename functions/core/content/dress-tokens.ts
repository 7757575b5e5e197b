import type { Token } from 'markdown-it';

const UPLOAD = /^upload:(upl_[0-9a-hjkmnp-tv-z]{26})$/u;
const MEMBER = /^member:(mbr_[0-9a-hjkmnp-tv-z]{26})$/u;
const REL = 'nofollow ugc noopener';
/** These hold lines of text, and the browser finds each one's direction. */
const TEXT_BLOCKS = new Set(['p', 'th', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** These hold text blocks; see `directionOf`. */
const CONTAINERS = new Set(['ul', 'ol', 'li', 'blockquote', 'table']);
/** Letters of scripts written from right to left. */
const RIGHT_TO_LEFT = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}]/u;

/** Where the bytes of an upload are fetched; who may read it is decided there. */
const uploadPath = (uploadId: string): string => `/api/v1/uploads/${uploadId}/content`;

type Attributes = Record<string, string>;

function asElement(token: Token, tag: string, attributes: Attributes = {}): Token {
  token.tag = tag;
  token.attrs = Object.entries(attributes);
  return token;
}

/**
 * Direction of a block that holds blocks, by its first letter outside code. `dir="auto"` would not do: it looks past
 * elements with a direction of their own, so a quote or list of Hebrew paragraphs would stand left to right.
 */
function directionOf(tokens: readonly Token[], place: number): string {
  const level = tokens[place]?.level ?? 0;
  for (let next = place + 1; next < tokens.length; next += 1) {
    const { level: inner, children } = tokens[next] as Token;
    if (inner <= level) break;
    for (const { type, content } of children ?? []) {
      const letter = type === 'text' ? /\p{L}/u.exec(content)?.[0] : undefined;
      if (letter !== undefined) return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
    }
  }
  return 'auto';
}

function dressBlock(tokens: readonly Token[], place: number): void {
  const token = tokens[place] as Token;
  // The page's own titles are h1 and h2.
  if (token.type.startsWith('heading_')) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`;
  if (token.nesting !== 1) return;
  if (TEXT_BLOCKS.has(token.tag)) asElement(token, token.tag, { dir: 'auto', ...cellAttributes(token) });
  if (!CONTAINERS.has(token.tag)) return;
  const isTight = token.tag === 'li' && tokens[place + 1]?.hidden === true;
  token.attrSet('dir', isTight ? 'auto' : directionOf(tokens, place));
}

function cellAttributes(cell: Token): Attributes {
  const align = /text-align:(\w+)/u.exec(String(cell.attrGet('style') ?? ''))?.[1];
  const attributes: Attributes = cell.tag === 'th' ? { scope: 'col' } : {};
  // Left and right in the source mean start and end: in Hebrew the table runs the other way.
  if (align !== undefined) attributes['data-align'] = { left: 'start', right: 'end' }[align] ?? align;
  return attributes;
}

/** The element for a link's address, or undefined when only its text is shown. */
function linkElement(token: Token): readonly [tag: string, attributes: Attributes] | undefined {
  const href = String(token.attrGet('href') ?? '');
  const member = MEMBER.exec(href)?.[1];
  if (member !== undefined) return ['bdi', { 'data-member': member }];
  const upload = UPLOAD.exec(href)?.[1];
  if (upload !== undefined) return ['a', { href: uploadPath(upload), rel: REL }];
  if (!/^(?:https?|mailto):/iu.test(href)) return undefined;
  // An address shown as itself stays readable inside Hebrew.
  return ['a', token.info === 'auto' ? { href, rel: REL, dir: 'ltr' } : { href, rel: REL }];
}

function replacement(
  image: Token,
  insideLink: boolean,
  newToken: (type: string, nesting: -1 | 0 | 1) => Token,
): Token[] {
  const source = String(image.attrGet('src') ?? '');
  const upload = UPLOAD.exec(source)?.[1];
  if (upload !== undefined) {
    const attributes = {
      src: uploadPath(upload),
      alt: '',
      'data-upload': upload,
      loading: 'lazy',
      decoding: 'async',
    };
    return [asElement(image, 'img', attributes)];
  }
  const text = newToken('text', 0);
  text.content = image.content.trim() === '' ? source : image.content;
  if (insideLink || !/^https?:/iu.test(source)) return [text];
  const open = asElement(newToken('link_open', 1), 'a', { href: source, rel: REL });
  return [open, text, asElement(newToken('link_close', -1), 'a')];
}

function dressInline(children: readonly Token[]): Token[] {
  const open: (string | undefined)[] = [];
  return children.flatMap((token) => {
    const newToken = (type: string, nesting: -1 | 0 | 1): Token =>
      new (token.constructor as typeof Token)(type, '', nesting);
    if (token.type === 'image') return replacement(token, open.length > 0, newToken);
    if (token.type === 'link_open') {
      const element = linkElement(token);
      open.push(element?.[0]);
      return element === undefined ? [] : [asElement(token, ...element)];
    }
    if (token.type !== 'link_close') return [token];
    const tag = open.pop();
    return tag === undefined ? [] : [asElement(token, tag)];
  });
}

/**
 * Gives parsed Markdown our elements: direction per block, headings from h3, addresses of uploads, members as
 * isolated names, pictures from elsewhere as links (showing them would tell a stranger who reads here).
 */
export function dressTokens(tokens: readonly Token[]): void {
  for (const [place, token] of tokens.entries()) {
    if (token.type === 'inline') token.children = dressInline(token.children ?? []);
    else dressBlock(tokens, place);
  }
}
