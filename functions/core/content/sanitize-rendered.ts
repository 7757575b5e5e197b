import sanitizeHtml from 'sanitize-html';
import { DROPPED_ELEMENTS } from './dropped-elements.ts';

const UPLOAD_PATH = /^\/api\/v1\/uploads\/upl_[0-9a-hjkmnp-tv-z]{26}\/content$/u;
const WEB_ADDRESS = /^(?:https?:\/\/|mailto:)[^\s\\]+$/iu;
const TEXT_DIRECTION = { name: 'dir', values: ['auto', 'ltr', 'rtl'] };
const TEXT_TAGS = ['p', 'ul', 'li', 'blockquote', 'table', 'h3', 'h4', 'h5', 'h6'];
const LEFT_TO_RIGHT = { name: 'dir', values: ['ltr'] };
const ALIGN = { name: 'data-align', values: ['start', 'center', 'end'] };

/** Reorders the lines around it, also in code, where it makes a reviewer read another program than the one that runs. */
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/gu;

function link(tagName: string, { href = '', ...others }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const isGood = WEB_ADDRESS.test(href) || UPLOAD_PATH.test(href);
  return { tagName, attribs: { ...(isGood ? { href } : {}), ...others, rel: 'nofollow ugc noopener' } };
}

const options: sanitizeHtml.IOptions = {
  // prettier-ignore
  allowedTags: ['p', 'br', 'hr', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'span', 'em',
    'strong', 's', 'a', 'img', 'bdi', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  allowedAttributes: {
    ...Object.fromEntries(TEXT_TAGS.map((tag) => [tag, [TEXT_DIRECTION]])),
    th: [TEXT_DIRECTION, ALIGN, { name: 'scope', values: ['col'] }],
    td: [TEXT_DIRECTION, ALIGN],
    pre: [LEFT_TO_RIGHT, { name: 'tabindex', values: ['0'] }],
    code: [LEFT_TO_RIGHT, 'class'],
    span: ['class'],
    ol: [TEXT_DIRECTION, 'start'],
    a: ['href', 'rel', LEFT_TO_RIGHT],
    img: ['src', 'alt', 'data-upload', 'loading', 'decoding'],
    bdi: ['data-member'],
  },
  allowedClasses: { code: ['language-*'], span: ['hljs-*', 'language-*'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nonTextTags: DROPPED_ELEMENTS,
  transformTags: { a: link },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !UPLOAD_PATH.test(attribs['src'] ?? ''),
};

/**
 * The second lock: lets through only what our own renderer writes, whatever the renderer was made to write. HTML in,
 * HTML out, and the same again when repeated.
 */
export function sanitizeRendered(html: string): string {
  return sanitizeHtml(html, options).replace(REORDERING, '');
}
