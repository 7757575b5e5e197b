import * as z from 'zod';
import type { Permission } from '../permissions.ts';

type Shape = z.ZodType;

/** Who may call a route at all. The operation decides about the thing itself. */
export type Access =
  /** Anybody, signed in or not; the operation still checks what may be read. */
  | 'public'
  /** Any signed-in member. */
  | 'member'
  /** Members whose role, token and space allow it. */
  | { readonly permission: Permission };

export type Scope = 'read' | 'write' | 'moderate' | 'admin' | 'tickets';
export type RateClass = 'read' | 'write' | 'sensitive';

export interface RouteSpec<P extends Shape, Q extends Shape, B extends Shape, R extends Shape> {
  readonly operationId: string;
  readonly summary: string;
  readonly tag: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `{name}` for a parameter. */
  readonly path: string;
  /** `tenant` is the default; `root` routes live on the product's own host and need no tenant. */
  readonly host?: 'tenant' | 'root';
  readonly access: Access;
  /** The scope an API token needs. */
  readonly scope: Scope;
  readonly rate: RateClass;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  /** 302 sends the caller on to the `location` of the answer. */
  readonly status?: 200 | 201 | 202 | 204 | 302;
  /** Codes beyond those every route can give (see `to-problem.ts`). */
  readonly errors?: readonly string[];
}

export interface Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> extends Required<Omit<RouteSpec<P, Q, B, R>, 'params' | 'query' | 'body'>> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** No parameters: adds nothing to the input's type, and refuses every key. */
type Nothing = z.ZodType;
const nothing: Nothing = z.strictObject({});

/** Path, query and body in one flat object, as the operation receives them. Names must not repeat between the three. */
export type InputOf<T extends Route> = z.output<T['params']> & z.output<T['query']> & z.output<T['body']>;
/** The same as a caller writes it. */
export type CallOf<T extends Route> = z.input<T['params']> & z.input<T['query']> & z.input<T['body']>;
export type OutputOf<T extends Route> = z.output<T['response']>;

/** Declares one route as data. Documents, tests, client and handler are made from it. */
export function defineRoute<
  P extends Shape = Nothing,
  Q extends Shape = Nothing,
  B extends Shape = Nothing,
  R extends Shape = Shape,
>(spec: RouteSpec<P, Q, B, R>): Route<P, Q, B, R> {
  return {
    host: 'tenant',
    status: 200,
    errors: [],
    ...spec,
    params: spec.params ?? (nothing as unknown as P),
    query: spec.query ?? (nothing as unknown as Q),
    body: spec.body ?? (nothing as unknown as B),
  };
}

/** A list answers a page: items and, when there is more, an opaque cursor. */
export function pageOf<T extends Shape>(
  item: T,
): z.ZodObject<{ items: z.ZodArray<T>; cursor: z.ZodOptional<z.ZodString> }> {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
}

/** The query part every list shares. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(1_024).optional(),
};

export const noContent = z.null();
