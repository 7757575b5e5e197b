import type { Token } from 'markdown-it';

const MAX_MENTIONS = 20;
/** `@dana.levi`, `@דנה`: letters and digits of any script, joined by dot, hyphen or low line; not inside an address. */
const NAME = /(?<![\p{L}\p{M}\p{N}_@./-])@([\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]{0,38}[\p{L}\p{M}\p{N}])?)/gu;

/** The plain text of the prose, code and links left out: an e-mail address or a decorator in code is no mention. */
function proseOf(children: readonly Token[]): string {
  let depth = 0;
  const parts = children.map(({ type, content }) => {
    if (type === 'link_open') depth += 1;
    if (type === 'link_close') depth -= 1;
    if (type === 'text' || type === 'text_special') return depth === 0 ? content : ' ';
    return type.endsWith('break') || type === 'code_inline' ? ' ' : '';
  });
  return parts.join('');
}

function dataOf(tokens: readonly Token[], name: string): string[] {
  return tokens.map((token) => token.attrGet(name)).filter((value) => typeof value === 'string');
}

/**
 * Whom and which uploads a text names, each once, in order. Read from dressed tokens. Mentions are ids
 * (`[@Dana Levi](member:mbr_…)`) or the typed name after `@` in lower case; at most 20, the rest is noise.
 */
export function findReferences(tokens: readonly Token[]): { mentions: string[]; uploads: string[] } {
  const mentions = new Set<string>();
  const uploads = new Set<string>();
  for (const { children } of tokens) {
    if (children === null) continue;
    for (const id of dataOf(children, 'data-member')) mentions.add(id);
    for (const match of proseOf(children).matchAll(NAME))
      mentions.add((match[1] ?? '').normalize('NFC').toLowerCase());
    for (const id of dataOf(children, 'data-upload')) uploads.add(id);
    for (const href of dataOf(children, 'href')) {
      const id = /^\/api\/v1\/uploads\/(upl_\w+)\/content$/u.exec(href)?.[1];
      if (id !== undefined) uploads.add(id);
    }
  }
  return { mentions: [...mentions].slice(0, MAX_MENTIONS), uploads: [...uploads] };
}
