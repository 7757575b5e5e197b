import type { listCommunities } from '#shared/api/communities.ts';
import type { OutputOf } from '#shared/api/define-route.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Locals {
      /** Printed on error pages and in the log of every call made for the page. */
      requestId: string;
      host: 'site' | 'tenant';
      locale: Locale;
      theme: Theme;
      /** The tenant's colour, set by the layout; written into the first byte. */
      seed: string;
      /** Asked for once a page: see `communitiesOf`. */
      communities?: Promise<OutputOf<typeof listCommunities>>;
    }
    interface Error {
      /** For `messageFor`. */
      code: string;
      requestId?: string;
    }
  }
}

export {};
