import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Id, IdKind } from '#shared/ids.ts';
import type { Context } from '#functions/core/context.ts';
import type { Control } from '#functions/core/sign-ups/control-context.ts';
import type { OpenTenant } from '#functions/cloud/tenant-cloud.ts';
import type { Settings } from '#functions/cloud/settings.ts';
import type { createLog } from '#functions/cloud/log.ts';
import type { Directory, DirectoryEntry } from '#functions/table/directory.ts';

export type HttpEvent = APIGatewayProxyEventV2;
export type HttpAnswer = APIGatewayProxyStructuredResultV2;

/** What a process has once, and every request through it shares. */
export interface Edge {
  readonly settings: Settings;
  readonly directory: Directory;
  readonly openTenant: OpenTenant;
  readonly log: ReturnType<typeof createLog>;
  /** Milliseconds since 1970. The one clock; tests move it. */
  readonly clock: () => number;
  readonly newId: <K extends IdKind>(kind: K) => Id<K>;
  /** What makes tenants. Only the control function has it. */
  readonly control?: Control;
}

/** What the middleware find out about a request, in the order they run. */
export interface Found {
  requestId: string;
  correlationId: string;
  startedAt: number;
  tenant?: DirectoryEntry;
  origin?: string;
  ctx?: Context;
}

/** What the handler sees of the middleware's work: middy gives it the event and this context, nothing else. */
export interface Carrying {
  kehila?: Found;
}

/** A request on its way through the middleware. `internal` belongs to middy and has no prototype. */
export interface Passing {
  event: HttpEvent;
  response: HttpAnswer | null;
  error: Error | null;
  context: Carrying;
  internal: Record<string, unknown>;
}

/** The facts of a request; `with-log` puts them there before anything else runs. */
export function found({ context }: { context: Carrying }): Found {
  if (context.kehila === undefined) throw new Error('Nothing is known of a request before withLog');
  return context.kehila;
}
