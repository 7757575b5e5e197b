import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { updateMe as updateMeRoute } from '#shared/api/sessions.ts';
import { happened } from '#events/contracts/define-event.ts';
import { MemberUpdated } from '#events/contracts/member.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { memberEntity } from '../members/member.entity.ts';
import { presentMe, requireOwnRow } from './get-me.ts';

type Update = typeof updateMeRoute;

/** Changes the caller's own name, language or time zone. For any member. Raises `member.changed`. */
export async function updateMe(
  ctx: Context,
  { name, locale, timeZone }: InputOf<Update>,
): Promise<OutputOf<Update>> {
  const member = await requireOwnRow(ctx);
  const set = {
    ...(name !== undefined && { name }),
    ...(locale !== undefined && { locale }),
    ...(timeZone !== undefined && { timeZone }),
  };
  return commit(ctx, {
    writes: [update(memberEntity, member, { set })],
    events: [happened(MemberUpdated, { memberId: member.id, ...(name !== undefined && { name }) })],
    answer: presentMe({ ...member, ...set, version: member.version + 1 }),
  });
}
