import type { Id, IdKind } from '#shared/ids.ts';
import type { Role } from '#shared/permissions.ts';
import type { Scope } from '#shared/api/define-route.ts';
import type { Locale } from '#shared/model/tenant.ts';
import type { TenantTable } from '#functions/table/tenant-table.ts';
import type { Ports } from './ports.ts';

/** Who acts. Read from the tenant's table at each request, never from a token's claims. */
export type Actor =
  | { readonly type: 'visitor' }
  | {
      readonly type: 'member';
      readonly memberId: Id<'member'>;
      readonly name: string;
      readonly role: Role;
      readonly groupIds: readonly Id<'group'>[];
      readonly locale: Locale;
      /** What a token may do; a session may do all its member may. */
      readonly scopes: readonly Scope[] | 'all';
      readonly sessionId?: Id<'session'>;
    }
  | { readonly type: 'system'; readonly name: string };

export type MemberActor = Extract<Actor, { type: 'member' }>;

export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}

/** The tenant of this request, from the directory. */
export interface TenantFacts {
  readonly id: Id<'tenant'>;
  readonly slug: string;
  readonly name: string;
  readonly locale: Locale;
  readonly timeZone: string;
  /** The organisation's colour, `#rrggbb`. */
  readonly seed: string;
  /** `https://acme.example.org`, without a slash at the end. */
  readonly origin: string;
}

export interface Idempotency {
  readonly key: string;
  readonly operationId: string;
  /** SHA-256 of the input, so that one key cannot stand for two requests. */
  readonly inputHash: string;
}

/** Everything an operation may depend on. Passed, never ambient. */
export interface Context {
  readonly tenant: TenantFacts;
  readonly actor: Actor;
  readonly table: TenantTable;
  /** Now, as an ISO string in UTC with milliseconds. */
  readonly now: () => string;
  readonly newId: <K extends IdKind>(kind: K) => Id<K>;
  readonly log: Log;
  readonly requestId: string;
  readonly correlationId: string;
  /** The event that is being consumed, if any. */
  readonly causationId?: string;
  readonly idempotency?: Idempotency | undefined;
  readonly ports: Ports;
  /** Local mode accepts durations of seconds, so that the ladder can be watched. */
  readonly isLocal: boolean;
}

/**
 * The same without an Idempotency-Key, for operations whose input or answer is a secret: nothing of
 * them may be kept for a repeat.
 */
export function keepingNothing(ctx: Context): Context {
  const { idempotency: _, ...rest } = ctx;
  return rest;
}

/** A context whose actor is known to be a member. */
export type MemberContext = Context & { readonly actor: MemberActor };
