import type { Condition } from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { markNotificationsRead as markNotificationsReadRoute } from '#shared/api/notifications.ts';
import { commit } from '#functions/table/commit.ts';
import { count, replace } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import type { Context, MemberContext } from '../context.ts';
import { requireMember } from '../policy.ts';
import { getUnreadCount } from './get-unread-count.ts';
import { notificationEntity, unreadCountEntity, unreadOf } from './notification.entity.ts';

type Mark = typeof markNotificationsReadRoute;

/** With the count, half of what a transaction holds. */
const AT_ONCE = 49;
/** A thousand unread ones in one call; who has more presses again. */
const MOST_ROUNDS = 20;

/** Marks those of the given ones that are unread now, and counts exactly these. */
function markThese(ctx: MemberContext, ids: readonly Id<'notification'>[]): Promise<void> {
  const { memberId } = ctx.actor;
  return againWhenRaced(async () => {
    const found = await Promise.all(
      ids.map((id) => ctx.table.get(notificationEntity, { memberId, id }, { consistent: true })),
    );
    const unread = found.filter(
      (notification) => notification !== undefined && notification.readAt === undefined,
    );
    if (unread.length === 0) return;
    const stillUnread = { if: { attr: 'readAt', exists: false } as Condition, failure: raced() };
    // Several commits may serve one request, and repeating it is harmless: no answer is kept under its key.
    await commit(
      { ...ctx, idempotency: undefined },
      {
        writes: [
          ...unread.flatMap((item) =>
            item === undefined
              ? []
              : [replace(notificationEntity, { ...item, readAt: ctx.now() }, stillUnread)],
          ),
          count(unreadCountEntity, { memberId }, { add: { unread: -unread.length } }),
        ],
        answer: null,
      },
    );
  });
}

async function markAll(ctx: MemberContext): Promise<void> {
  let cursor: string | undefined;
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const page = await ctx.table.page(unreadOf(ctx.actor.memberId), { limit: AT_ONCE, cursor });
    await markThese(
      ctx,
      page.items.map(({ id }) => id),
    );
    ({ cursor } = page);
    if (cursor === undefined) return;
  }
}

/** Marks notifications of the caller read: the named ones, or all. Others' are not found and left alone. For any member. */
export async function markNotificationsRead(ctx: Context, { ids }: InputOf<Mark>): Promise<OutputOf<Mark>> {
  requireMember(ctx);
  await (ids === undefined ? markAll(ctx) : markThese(ctx, [...new Set(ids)]));
  return getUnreadCount(ctx);
}
