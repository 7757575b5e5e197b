import type { RequestEvent } from '@sveltejs/kit';
import { sessionToken } from './session.ts';

/** Pages for reading: everything on them is a link or a form. */
const READING = '/(public)/[community]';
/** The script with which the framework starts a page. Its content policy nonce is the only attribute. */
const START = /<script(?: nonce="[^"]*")?>\s*\{\s*__sveltekit_[\s\S]*?<\/script>/;

/** Whether a page is sent without script: a visitor only reads, and script would be most of what is loaded. */
export const isWithoutScript = ({ route, cookies, url }: RequestEvent): boolean =>
  route.id?.startsWith(READING) === true && sessionToken({ cookies, url }) === undefined;

/** The page without what would start its script. */
export const withoutScript = (html: string): string => html.replace(START, '');
