import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listMembers as listMembersRoute } from '#shared/api/members.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import type { MemberItem } from './find-member.ts';
import { membersByName } from './member.entity.ts';
import { presentMemberView, seesMembersWhole } from './present-member-view.ts';

type List = typeof listMembersRoute;

/** A page whose members are mostly not active is filled from the next ones, this often at most. */
const MOST_PAGES = 4;

/** Members by name. For members; who is not active is seen by those who manage members. */
export async function listMembers(ctx: Context, input: InputOf<List>): Promise<OutputOf<List>> {
  requirePermission(ctx, 'member.list');
  const whole = seesMembersWhole(ctx.actor);
  const members: MemberItem[] = [];
  let { cursor } = input;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await ctx.table.page(membersByName(input.prefix.toLowerCase()), {
      limit: input.limit - members.length,
      cursor,
    });
    members.push(...page.items.filter(({ status }) => whole || status === 'active'));
    ({ cursor } = page);
    if (cursor === undefined || members.length >= input.limit) break;
  }
  return {
    items: members.map((member) => presentMemberView(member, ctx.actor)),
    ...(cursor !== undefined && { cursor }),
  };
}
