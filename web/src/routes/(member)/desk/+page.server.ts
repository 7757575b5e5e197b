import { ApiProblem } from '#lib/server/api-problem.ts';
import { api } from '#lib/server/api.ts';
import { dueRows, notSent, openTickets, type Whose } from '#lib/server/desk-data.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { shell } = await event.parent();
  // The desk is for staff; for others there is no such page.
  if (shell.me?.isStaff !== true) throw new ApiProblem(404, { code: 'page.not_found' });
  const asked = event.url.searchParams.get('whose');
  const whose: Whose = asked === 'mine' || asked === 'nobody' ? asked : 'all';
  const [due, tickets, deliveries] = await Promise.all([
    dueRows(event),
    openTickets(event, whose),
    notSent(event, shell.me.permissions),
  ]);
  return { whose, due, tickets, deliveries };
};

export const actions = {
  resend: formAction((event, field) => api(event).resendWebhookDelivery({ deliveryId: field('deliveryId') })),
} satisfies Actions;
