/// <reference lib="dom" />
import { createRequire } from 'node:module';

/** The library brings no types; this is all that is used of it. */
const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  JSDOM: new () => { window: { DOMParser: typeof DOMParser } };
};

const ELEMENTS =
  'p br hr h3 h4 h5 h6 ul ol li blockquote pre code span em strong s a img bdi table thead tbody tr th td'.split(
    ' ',
  );
const ATTRIBUTES =
  'dir scope data-align tabindex class start href rel src alt data-upload loading decoding data-member'.split(
    ' ',
  );
const HREF = /^(?:https?:\/\/|mailto:|\/api\/v1\/uploads\/upl_[0-9a-z]{26}\/content$)/u;
const SRC = /^\/api\/v1\/uploads\/upl_[0-9a-z]{26}\/content$/u;
const CLASSES = /^(?:(?:hljs|language)-[\w+#-]+(?: |$))+$/u;

const parser = new new JSDOM().window.DOMParser();

function dangersIn(element: Element): string[] {
  const found = ELEMENTS.includes(element.localName) ? [] : [`<${element.localName}>`];
  for (const { name, value } of element.attributes) {
    const isBad =
      !ATTRIBUTES.includes(name) ||
      (name === 'href' && !HREF.test(value)) ||
      (name === 'src' && !SRC.test(value)) ||
      (name === 'class' && !CLASSES.test(value));
    if (isBad) found.push(`${name}="${value}"`);
  }
  if (element.localName === 'a' && element.getAttribute('rel') !== 'nofollow ugc noopener') found.push('rel');
  return found;
}

/** Everything in a piece of HTML that must never reach a page, as a browser's own parser sees it. */
export function dangersOf(html: string): string[] {
  const document = parser.parseFromString(`<!doctype html><body><main>${html}</main></body>`, 'text/html');
  const main = document.querySelector('main');
  const outside = [...document.body.children]
    .filter((child) => child !== main)
    .map(({ localName }) => `outside <${localName}>`);
  return [...outside, ...[...(main?.querySelectorAll('*') ?? [])].flatMap(dangersIn)];
}
