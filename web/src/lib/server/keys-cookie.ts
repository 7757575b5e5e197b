import type { RequestEvent } from '@sveltejs/kit';

const NAME = 'keys';
const YEAR_SECONDS = 365 * 24 * 3_600;
type Holder = Pick<RequestEvent, 'cookies' | 'url'>;

/** Whether single keys work on every page in this browser; they do until somebody switches them off. */
export const hasKeys = ({ cookies }: Holder): boolean => cookies.get(NAME) !== 'off';

/** Keeps the choice in this browser: it belongs to a keyboard, not to a person. */
export function keepKeys({ cookies, url }: Holder, on: boolean): void {
  cookies.set(NAME, on ? 'on' : 'off', {
    path: '/',
    maxAge: YEAR_SECONDS,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  });
}
