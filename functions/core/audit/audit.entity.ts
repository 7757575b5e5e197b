import { item, string } from 'dynamodb-toolbox';
import { timeOfId, type Id } from '#shared/ids.ts';
import type { AuditActor, AuditFacts } from '#shared/model/audit.ts';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';
import { create, type Write } from '#functions/table/writes.ts';
import type { Actor, Context } from '../context.ts';

const monthOf = (id: Id<'audit'>): string => new Date(timeOfId(id)).toISOString().slice(0, 7);

/** An act on the tenant, its people or its content. Created once; nothing changes or removes it. */
export const auditEntity = defineEntity({
  kind: 'audit',
  schema: item({
    id: idOf('audit'),
    at: string(),
    actor: valueOf<AuditActor>(),
    act: string(),
    target: string(),
    questionId: idOf('question').optional(),
    facts: valueOf<AuditFacts>(),
    correlationId: string(),
  }),
  key: ({ id }: { id: Id<'audit'> }) => ({ pk: `audit#${monthOf(id)}`, sk: id }),
  indexes: ({ id, target, questionId }) => ({
    gsi1pk: `audit-of#${questionId ?? target}`,
    gsi1sk: id,
    gsi2pk: 'audit',
    gsi2sk: id,
  }),
});
export type AuditItem = ItemOf<typeof auditEntity>;

/** What was done in this tenant, newest first? */
export const auditEntries = {
  name: 'auditEntries',
  index: 'gsi2',
  pk: 'audit',
  kinds: [auditEntity],
  newestFirst: true,
} as const;
/** What was done to one question (its posts, clock and ticket included), member, space, …, newest first? */
export const auditEntriesOf = (target: string) =>
  ({
    name: 'auditEntriesOf',
    index: 'gsi1',
    pk: `audit-of#${target}`,
    kinds: [auditEntity],
    newestFirst: true,
  }) as const;

export interface Act {
  /** `noun.done`, such as `member.role_changed`. */
  readonly act: `${string}.${string}`;
  readonly target: string;
  /** Set when the act belongs to a question's trail. */
  readonly questionId?: Id<'question'>;
  readonly facts?: AuditFacts;
}

function auditActor(actor: Actor): AuditActor {
  if (actor.type === 'member') return { type: 'member', memberId: actor.memberId, name: actor.name };
  return { type: 'system', name: actor.type === 'system' ? actor.name : 'visitor' };
}

/** Put this write into the transaction of the act: an act without its entry cannot be, nor an entry without its act. */
export function auditWrite(ctx: Context, { act, target, questionId, facts = {} }: Act): Write {
  const { correlationId } = ctx;
  return create(auditEntity, {
    id: ctx.newId('audit'),
    at: ctx.now(),
    actor: auditActor(ctx.actor),
    act,
    target,
    ...(questionId !== undefined && { questionId }),
    facts,
    correlationId,
  });
}
