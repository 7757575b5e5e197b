import { tenantTableName } from '#functions/cloud/tenant-credentials.ts';
import type { Context } from '#functions/core/context.ts';
import { actorOfMember } from '#functions/core/members/actor-of-member.ts';
import type { MemberItem } from '#functions/core/members/find-member.ts';
import type { ControlContext } from '#functions/core/sign-ups/control-context.ts';
import type { Edge } from '#functions/middleware/edge.ts';
import { controlOf } from '#functions/runtime/control-of-process.ts';
import { edgeOfProcess } from '#functions/runtime/edge-of-process.ts';
import { systemContext } from '#functions/runtime/system-context.ts';
import type { DirectoryEntry } from '#functions/table/directory.ts';
import { SayError } from '../local/say-error.ts';
import { cloudSettings, type Where } from './cloud-settings.ts';

/** Somebody at a terminal with the rights of the whole installation. */
export interface Operator {
  readonly edge: Edge;
  /** What makes and removes tenants. */
  readonly control: () => ControlContext;
  /** The tenant at an address. Raises SayError when there is none. */
  readonly tenant: (slug: string) => Promise<DirectoryEntry>;
  /** Acts in a tenant as the system named `operator`, with that tenant's credentials. */
  readonly contextOf: (tenant: DirectoryEntry) => Context;
}

/** Warnings and errors go to the terminal; the rest is said by the commands themselves. */
function quietLog(): Edge['log'] {
  const say = (message: string, facts: Record<string, unknown> = {}): void => console.error(message, facts);
  return {
    info: () => undefined,
    warn: say,
    error: say,
    appendKeys: () => undefined,
    resetKeys: () => undefined,
  };
}

/** Where people visit the tenant at an address, without a slash at the end. */
export function originOf({ settings }: Edge, slug: string): string {
  const { KEHILA_STAGE, KEHILA_APEX, KEHILA_PUBLIC_PORT = 3_000 } = settings;
  return KEHILA_STAGE === 'local'
    ? `http://${slug}.${KEHILA_APEX}:${KEHILA_PUBLIC_PORT}`
    : `https://${slug}.${KEHILA_APEX}`;
}

function controlContext(edge: Edge): ControlContext {
  const correlationId = edge.newId('event').slice(4);
  return {
    ...controlOf(edge.settings),
    directory: edge.directory,
    openTenant: edge.openTenant,
    originOf: (slug) => originOf(edge, slug),
    tableNameOf: (tenantId) => tenantTableName(edge.settings, tenantId),
    now: () => new Date(edge.clock()).toISOString(),
    newId: edge.newId,
    log: edge.log,
    requestId: correlationId,
    correlationId,
    isLocal: edge.settings.KEHILA_STAGE === 'local',
  };
}

/** Connects to the chosen Kehila. Raises SayError when it does not run or is not deployed. */
export async function connect(where: Where): Promise<Operator> {
  const edge = { ...edgeOfProcess('operator', await cloudSettings(where)), log: quietLog() };
  return {
    edge,
    control: () => controlContext(edge),
    async tenant(slug) {
      const entry = await edge.directory.findBySlug(slug);
      if (entry === undefined)
        throw new SayError(`There is no tenant "${slug}": \`tenant list\` shows them all.`);
      return entry;
    },
    contextOf: (tenant) =>
      systemContext(edge, tenant, { name: 'operator', correlationId: edge.newId('event').slice(4) }),
  };
}

/** The same context with a member as the actor, for acts that only a member can do. Raises SayError for one who may not act. */
export function actingAs(ctx: Context, member: MemberItem): Context {
  const actor = actorOfMember(member);
  if (actor === undefined) throw new SayError(`${member.name} is ${member.status} and cannot act.`);
  return { ...ctx, actor };
}
