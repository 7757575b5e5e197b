import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { communitiesOf } from '#lib/server/page-data.ts';
import { stagesOf } from '#lib/server/staff-data.ts';
import { questionPath } from '#lib/slug.ts';
import { ticketPrioritySchema } from '#shared/model/ticket.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [ticket, communities, members] = await Promise.all([
    api(event).getTicket({ ticketId: event.params.ticketId }),
    communitiesOf(event),
    api(event).listMembers({ limit: 100 }),
  ]);
  const community = communities.find(({ id }) => id === ticket.communityId);
  const question = questionPath(community?.pathName ?? '', { id: ticket.questionId, title: ticket.title });
  const staff = members.items.filter(({ isStaff }) => isStaff).map(({ id, name }) => ({ id, name }));
  return { ticket, question, staff, stages: stagesOf(ticket) };
};

const openStates = ['new', 'open', 'pending'] as const;

export const actions = {
  change: formAction((event, field) => {
    const status = openStates.find((state) => state === field('status'));
    const priority = ticketPrioritySchema.safeParse(field('priority'));
    return api(event).updateTicket({
      ticketId: field('ticketId'),
      version: Number(field('version')),
      assigneeId: field('assigneeId') === '' ? null : field('assigneeId'),
      ...(status !== undefined && { status }),
      ...(priority.success && { priority: priority.data }),
    });
  }),
  solve: formAction((event, field) =>
    api(event).solveTicket({ ticketId: field('ticketId'), answer: field('answer') }),
  ),
} satisfies Actions;
