import { redirect } from '@sveltejs/kit';
import { ApiProblem } from '#lib/server/api-problem.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { refusalOf } from '#lib/server/refuse.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import { webhookEventTypes, type Webhook } from '#shared/model/webhook.ts';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const webhookId = event.params.webhookId as Webhook['id'];
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [{ items }, page] = await Promise.all([
    api(event).listWebhooks({}),
    api(event).listWebhookDeliveries({ webhookId, ...(cursor !== undefined && { cursor }) }),
  ]);
  const webhook = items.find(({ id }) => id === webhookId);
  if (webhook === undefined) throw new ApiProblem(404, { code: 'webhook.not_found' });
  const older = page.cursor === undefined ? undefined : `?cursor=${encodeURIComponent(page.cursor)}`;
  return { webhook, deliveries: page.items, older, eventTypes: [...webhookEventTypes] };
};

const idOf = (id: string): { webhookId: Webhook['id'] } => ({ webhookId: id as Webhook['id'] });

export const actions = {
  change: formAction(async (event, field) => {
    await api(event).updateWebhook({
      ...idOf(field('webhookId')),
      version: Number(field('version')),
      name: field('name'),
      url: field('url').trim(),
      eventTypes: webhookEventTypes.filter((type) => field.all('eventTypes').includes(type)),
    });
    return { secret: undefined };
  }),
  enable: formAction(async (event, field) => {
    const enabled = field('enabled') === 'yes';
    await api(event).updateWebhook({
      ...idOf(field('webhookId')),
      version: Number(field('version')),
      enabled,
    });
    return { secret: undefined };
  }),
  rotate: formAction(async (event, field) => ({
    secret: (await api(event).rotateWebhookSecret(idOf(field('webhookId')))).secret,
  })),
  test: formAction(async (event, field) => {
    await api(event).sendTestDelivery(idOf(field('webhookId')));
    return { secret: undefined };
  }),
  resend: formAction(async (event, field) => {
    await api(event).resendWebhookDelivery({ deliveryId: field('deliveryId') });
    return { secret: undefined };
  }),
  delete: async (event) => {
    const field = await typedForm(event.request);
    try {
      await api(event).deleteWebhook(idOf(field('webhookId')));
    } catch (error) {
      const { status, problem } = refusalOf(event, error);
      return fail(status, { of: 'acts', problem, values: {}, result: undefined });
    }
    redirect(303, '/admin/webhooks');
  },
} satisfies Actions;
