import type { Permission } from '#shared/permissions.ts';
import type { Community } from '#shared/model/community.ts';

/** A community the visitor may enter, as the switcher lists it. */
export interface ShellCommunity {
  readonly id: Community['id'];
  readonly name: string;
  readonly pathName: string;
  readonly kind: Community['kind'];
}

/** The signed-in member. */
export interface ShellMember {
  readonly id: string;
  readonly name: string;
  readonly isStaff: boolean;
  /** May open Settings. */
  readonly isAdmin: boolean;
  readonly permissions: readonly Permission[];
  readonly unread: number;
  /** Single keys work on every page. */
  readonly hasKeys: boolean;
}

/** What every page of a tenant shows around its own content. */
export interface Shell {
  readonly tenant: { readonly name: string };
  readonly communities: readonly ShellCommunity[];
  readonly me: ShellMember | undefined;
}
