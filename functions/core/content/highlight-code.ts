import core from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import type { LanguageFn } from 'highlight.js';
import { once } from './once.ts';

/**
 * C# without its rule for the heads of methods: it looks through all the rest of the code at every word, so that
 * 20,000 characters can take 3 s. Names of methods stand plain, everything else is coloured.
 */
const boundedCsharp: LanguageFn = (hljs) => {
  const grammar = csharp(hljs);
  return { ...grammar, contains: grammar.contains.filter((mode) => mode.className !== 'function') };
};

const languages = {
  bash,
  csharp: boundedCsharp,
  css,
  java,
  javascript,
  json,
  php,
  python,
  sql,
  typescript,
  xml,
  yaml,
};

const highlighter = once(() => {
  const own = core.newInstance();
  for (const [name, language] of Object.entries(languages)) own.registerLanguage(name, language);
  return own;
});

/** The language somebody named after the fence, `ts` or `TypeScript`, if it is one of the twelve or its alias. */
export function knownLanguage(name: string): string | undefined {
  const found = highlighter().getLanguage(name);
  if (found === undefined) return undefined;
  return Object.keys(languages).find((language) => highlighter().getLanguage(language) === found);
}

/** Code as HTML with `hljs-*` classes. The language must be a known one. */
export function highlightCode(code: string, language: string): string {
  return highlighter().highlight(code, { language, ignoreIllegals: true }).value;
}
