import * as z from 'zod';
import type { Route } from '#shared/api/define-route.ts';
import { routes } from '#shared/api/index.ts';

type Path = readonly (string | number)[];

/** One place of a body or a query where a caller writes an id. */
export interface IdPlace {
  readonly route: Route;
  readonly part: 'body' | 'query';
  readonly path: Path;
  /** What the id is of: `spc`, `qst`, … */
  readonly prefix: string;
}

interface Schema {
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

function placesIn(schema: Schema, path: Path): { path: Path; prefix: string }[] {
  const { pattern = '', properties = {}, items, anyOf = [] } = schema;
  const prefix = /^\^([a-z]{3})_/.exec(pattern)?.[1];
  return [
    ...(prefix === undefined ? [] : [{ path, prefix }]),
    ...Object.entries(properties).flatMap(([name, inner]) => placesIn(inner, [...path, name])),
    ...(items === undefined ? [] : placesIn(items, [...path, 0])),
    ...anyOf.flatMap((inner) => placesIn(inner, path)),
  ];
}

function placesOf(route: Route): IdPlace[] {
  return (['body', 'query'] as const).flatMap((part) => {
    const schema = z.toJSONSchema(route[part], { io: 'input', unrepresentable: 'any' }) as Schema;
    const named = placesIn(schema, []).map((place) => ({ route, part, ...place }));
    const keyOf = ({ path, prefix }: { path: Path; prefix: string }): string => `${path.join('.')}:${prefix}`;
    return named.filter((place, at) => named.findIndex((other) => keyOf(other) === keyOf(place)) === at);
  });
}

/** Every place of every body and query of a tenant's routes that names an id: found in the contracts, so a new one is covered by existing. */
export const idPlaces: readonly IdPlace[] = Object.values(routes)
  .filter(({ host }) => host === 'tenant')
  .flatMap(placesOf);

/** The same input with an id in that place. What stands around it stays. */
export function withId(input: unknown, [step, ...rest]: Path, id: string): unknown {
  if (step === undefined) return id;
  if (typeof step === 'number') {
    const [first] = Array.isArray(input) ? (input as unknown[]) : [];
    return [withId(first, rest, id)];
  }
  const fields = (input ?? {}) as Record<string, unknown>;
  return { ...fields, [step]: withId(fields[step], rest, id) };
}
