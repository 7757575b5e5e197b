import type { Id } from '#shared/ids.ts';
import { create, type Write } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { newSecret } from '../secrets.ts';
import { hashSecret } from './find-actor.ts';
import { credentialEntity } from './session.entity.ts';

const SESSION_DAYS = 30;
const DAY_MS = 86_400_000;
const UNNAMED_DEVICE = 'Browser';

export interface BegunSession {
  readonly token: string;
  readonly expiresAt: string;
  /** Put this into the transaction that lets the member in. */
  readonly write: Write;
}

/** A new session of a member, for 30 days. Its token is told once; the table keeps its hash. */
export function beginSession(ctx: Context, memberId: Id<'member'>, device = UNNAMED_DEVICE): BegunSession {
  const token = `ses_${newSecret()}`;
  const createdAt = ctx.now();
  const expiresAt = new Date(Date.parse(createdAt) + SESSION_DAYS * DAY_MS).toISOString();
  const write = create(credentialEntity, {
    secretHash: hashSecret(token),
    id: ctx.newId('session'),
    memberId,
    label: device,
    createdAt,
    expiresAt,
    ttl: Math.ceil(Date.parse(expiresAt) / 1_000),
  });
  return { token, expiresAt, write };
}
