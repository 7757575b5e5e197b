import type { HandleClientError } from '@sveltejs/kit/hooks';
import { defineCustomClientStrategy } from './paraglide/runtime.js';

// The server decided the language of this page; a change of language is a new page.
defineCustomClientStrategy('custom-kehila', {
  getLocale: () => document.documentElement.lang,
  setLocale: () => undefined,
});

export const handleError: HandleClientError = ({ kind, error }) => {
  if (kind === 'unknown') console.error(error);
  return { message: 'internal', code: 'internal' };
};
