import { redirect } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { communitiesOf } from '#lib/server/page-data.ts';
import { formAction } from '#lib/server/form-action.ts';
import { safeNext } from '#lib/server/safe-next.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import { questionPath } from '#lib/slug.ts';
import type { CommunityView } from '#shared/model/community.ts';
import type { Notification } from '#shared/model/notification.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a notification leads; nowhere when its question may not be seen any more. */
function hrefOf(note: Notification, communities: readonly CommunityView[]): string | undefined {
  const community = communities.find(({ id }) => id === note.communityId);
  if (note.title === undefined || community === undefined) return undefined;
  if (note.type === 'ticket' && note.ticketId !== undefined) return `/desk/tickets/${note.ticketId}`;
  const path = questionPath(community.pathName, { id: note.questionId, title: note.title });
  return note.postId === undefined ? path : `${path}#${note.postId}`;
}

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const onlyUnread = searchParams.has('unread');
  const cursor = searchParams.get('cursor') ?? undefined;
  const [communities, page] = await Promise.all([
    communitiesOf(event),
    api(event).listNotifications({
      unread: onlyUnread ? 'true' : 'false',
      ...(cursor !== undefined && { cursor }),
    }),
  ]);
  const query = onlyUnread ? '?unread&cursor=' : '?cursor=';
  return {
    onlyUnread,
    notes: page.items.map((note) => ({ ...note, href: hrefOf(note, communities) })),
    older: page.cursor === undefined ? undefined : query + encodeURIComponent(page.cursor),
  };
};

export const actions = {
  /** Opening one marks it read; by POST, so that looking at a link does not. */
  open: async (event) => {
    const field = await typedForm(event.request);
    await api(event).markNotificationsRead({ ids: [field('id')] });
    redirect(303, safeNext(field('href')));
  },
  readAll: formAction((event) => api(event).markNotificationsRead({})),
} satisfies Actions;
