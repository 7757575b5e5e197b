import sanitizeHtml from 'sanitize-html';
import { DROPPED_ELEMENTS } from './dropped-elements.ts';
import { once } from './once.ts';
import { tooComplex } from './too-complex.ts';
import { newTurndown } from './turndown-rules.ts';

const MAX_HTML_LENGTH = 400_000;
/** The converter looks at all brothers of every element. */
const MAX_ELEMENTS = 5_000;
/** The converter calls itself for every level. */
const MAX_NESTING = 60;
const MAX_URL_LENGTH = 2_000;

const turndown = once(newTurndown);

/** A link's address as the web writes it, or undefined for `javascript:` and whatever else is no place to go. */
function webAddress(href: string, baseUrl: string): string | undefined {
  const url = URL.canParse(href, baseUrl) ? new URL(href, baseUrl) : undefined;
  if (url === undefined || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return undefined;
  const written = url.href
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replace(/[<>\\\s]/gu, encodeURIComponent);
  return written.length > MAX_URL_LENGTH ? undefined : written;
}

function withAddress(name: string, baseUrl: string): sanitizeHtml.Transformer {
  return (tagName, { [name]: value = '', ...others }) => {
    const address = value.trim() === '' ? undefined : webAddress(value.trim(), baseUrl);
    return { tagName, attribs: address === undefined ? others : { ...others, [name]: address } };
  };
}

/** Nothing that runs, loads or is not text reaches the converter. */
function withoutDanger(html: string, baseUrl: string): string {
  return sanitizeHtml(html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'del', 'ins'],
    allowedAttributes: { a: ['href'], img: ['src', 'alt'], pre: ['class'], code: ['class'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    nonTextTags: DROPPED_ELEMENTS,
    transformTags: {
      strike: 's',
      tt: 'code',
      a: withAddress('href', baseUrl),
      img: withAddress('src', baseUrl),
    },
    nestingLimit: MAX_NESTING,
  });
}

/**
 * HTML of another platform as Markdown, for imports. Links are made absolute against `baseUrl`, pictures become links,
 * scripts, frames and the like are gone; the result is still rendered and sanitised like everything written here.
 * Raises `content.too_complex` above 400,000 characters or 5,000 elements.
 */
export function htmlToMarkdown(html: string, { baseUrl }: { baseUrl: string }): string {
  if (html.length > MAX_HTML_LENGTH) throw tooComplex();
  const safe = withoutDanger(html, baseUrl);
  if ((safe.match(/<[a-z]/gu)?.length ?? 0) > MAX_ELEMENTS) throw tooComplex();
  // A longer run of blanks means nothing to a reader, and takes the converter minutes to trim.
  const compact = safe.replace(/\s{200,}/gu, (blanks) => blanks.slice(0, 200));
  return turndown().turndown(compact).trim();
}
