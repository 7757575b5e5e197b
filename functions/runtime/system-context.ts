import type { Context, TenantFacts } from '#functions/core/context.ts';
import type { DirectoryEntry } from '#functions/table/directory.ts';
import type { Edge } from '#functions/middleware/edge.ts';

interface Cause {
  /** The name of what runs, shown in the audit log. */
  readonly name: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

/** Where people of a tenant go, for links in mails and webhooks. */
function originOf(edge: Edge, slug: string): string {
  const { KEHILA_STAGE, KEHILA_APEX, KEHILA_PUBLIC_PORT } = edge.settings;
  return KEHILA_STAGE === 'local'
    ? `http://${slug}.${KEHILA_APEX}:${KEHILA_PUBLIC_PORT ?? 3_000}`
    : `https://${slug}.${KEHILA_APEX}`;
}

const factsOf = (edge: Edge, { id, slug, name, locale, timeZone, seed }: DirectoryEntry): TenantFacts => ({
  id,
  slug,
  name,
  locale,
  timeZone,
  seed,
  origin: originOf(edge, slug),
});

/** The context of work nobody waits for: a consumer, a timer, the sweep. Reaches the one tenant it is for. */
export function systemContext(edge: Edge, tenant: DirectoryEntry, cause: Cause): Context {
  const { table, ports } = edge.openTenant(tenant.id);
  return {
    tenant: factsOf(edge, tenant),
    actor: { type: 'system', name: cause.name },
    table,
    ports,
    now: () => new Date(edge.clock()).toISOString(),
    newId: edge.newId,
    log: edge.log,
    requestId: edge.newId('event').slice(4),
    correlationId: cause.correlationId,
    ...(cause.causationId !== undefined && { causationId: cause.causationId }),
    isLocal: edge.settings.KEHILA_STAGE === 'local',
  };
}
