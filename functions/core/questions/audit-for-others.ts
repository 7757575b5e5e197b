import type { Id } from '#shared/ids.ts';
import type { Write } from '#functions/table/writes.ts';
import { auditWrite, type Act } from '../audit/audit.entity.ts';
import type { MemberContext } from '../context.ts';

interface OnPost {
  readonly act: Act['act'];
  readonly questionId: Id<'question'>;
  readonly target: string;
  /** Whose own act it would be: theirs needs no entry. */
  readonly owner: { readonly id: Id<'member'> };
}

/** What staff does with the right of their role, on what is not their own, goes to the trail; what people do with their own does not. */
export function auditForOthers(ctx: MemberContext, { act, questionId, target, owner }: OnPost): Write[] {
  return ctx.actor.memberId === owner.id ? [] : [auditWrite(ctx, { act, target, questionId })];
}
