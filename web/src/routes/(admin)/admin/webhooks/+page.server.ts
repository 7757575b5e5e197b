import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { webhookEventTypes } from '#shared/model/webhook.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  webhooks: (await api(event).listWebhooks({})).items,
  eventTypes: [...webhookEventTypes],
});

export const actions = {
  create: formAction((event, field) =>
    api(event).createWebhook(
      {
        name: field('name'),
        url: field('url').trim(),
        eventTypes: webhookEventTypes.filter((type) => field.all('eventTypes').includes(type)),
      },
      { idempotencyKey: field('idempotencyKey') },
    ),
  ),
} satisfies Actions;
