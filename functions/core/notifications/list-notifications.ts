import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listNotifications as listNotificationsRoute } from '#shared/api/notifications.ts';
import type { Notification } from '#shared/model/notification.ts';
import { findSpace, structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { maySeeQuestion } from '../questions/load-question.ts';
import { questionEntity } from '../questions/question.entity.ts';
import { notificationsOf, unreadOf, type NotificationItem } from './notification.entity.ts';

type List = typeof listNotificationsRoute;

/** Titles of the questions this member may see now. */
async function titlesFor(ctx: Context, items: readonly NotificationItem[]): Promise<Map<string, string>> {
  const ids = [...new Set(items.map(({ questionId }) => questionId))];
  const [structure, questions] = await Promise.all([
    structureOf(ctx.table, ctx.now()),
    ctx.table.getMany(
      questionEntity,
      ids.map((id) => ({ id })),
    ),
  ]);
  const seen = questions.filter((question) => {
    const space = findSpace(structure, question.spaceId);
    return space !== undefined && maySeeQuestion(ctx, question, space);
  });
  return new Map(seen.map(({ id, title }) => [id, title]));
}

/** What the caller was told, newest first; titles are of now, and only of what they may still see. For any member. */
export async function listNotifications(
  ctx: Context,
  { unread, ...request }: InputOf<List>,
): Promise<OutputOf<List>> {
  requireMember(ctx);
  const { memberId } = ctx.actor;
  const { items, ...rest } = await ctx.table.page(
    unread === 'true' ? unreadOf(memberId) : notificationsOf(memberId),
    request,
  );
  const titles = await titlesFor(ctx, items);
  const present = ({ memberId: _, kind: __, ...shown }: (typeof items)[number]): Notification => {
    const title = titles.get(shown.questionId);
    return { ...shown, ...(title !== undefined && { title }) };
  };
  return { items: items.map(present), ...rest };
}
