import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#functions/core/context.ts';
import { createWebhook } from '#functions/core/webhooks/create-webhook.ts';
import { deleteWebhook } from '#functions/core/webhooks/delete-webhook.ts';
import { listWebhooks } from '#functions/core/webhooks/list-webhooks.ts';
import { rotateWebhookSecret } from '#functions/core/webhooks/rotate-webhook-secret.ts';
import { sendTestDelivery } from '#functions/core/webhooks/send-test-delivery.ts';
import { updateWebhook } from '#functions/core/webhooks/update-webhook.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const hook = { name: 'CRM', url: 'https://crm.example.org/hooks', eventTypes: ['ticket.opened' as const] };

describe('webhooks', () => {
  let acme: TestTenant;
  let admin: MemberActor;

  beforeAll(async () => {
    acme = await startTenant();
    admin = await acme.member({ role: 'admin' });
  });

  it('show their secret once, when they are made and when it is changed', async () => {
    const ctx = acme.context(admin);
    const made = await createWebhook(ctx, hook);
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const { secret } = await rotateWebhookSecret(ctx, { webhookId: made.id });
    expect(secret).not.toBe(made.secret);
    const shown = JSON.stringify([
      await listWebhooks(ctx),
      await updateWebhook(ctx, { webhookId: made.id, version: 1, name: 'Desk' }),
    ]);
    expect(shown).not.toContain('whsec_');
    expect(JSON.stringify(await acme.events())).not.toContain('whsec_');
  });

  it('are changed by one of two who read the same version', async () => {
    const { id: webhookId } = await createWebhook(acme.context(admin), hook);
    const change = (name: string) => updateWebhook(acme.context(admin), { webhookId, version: 1, name });
    const tries = await Promise.allSettled([change('One'), change('Two')]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'webhook.changed' },
    });
  });

  it('are gone with their secret when they are removed', async () => {
    const { id: webhookId } = await createWebhook(acme.context(admin), hook);
    await deleteWebhook(acme.context(admin), { webhookId });
    await expect(sendTestDelivery(acme.context(admin), { webhookId })).rejects.toMatchObject({
      code: 'webhook.not_found',
    });
    await expect(rotateWebhookSecret(acme.context(admin), { webhookId })).rejects.toMatchObject({
      code: 'webhook.not_found',
    });
  });

  it('belong to admins', async () => {
    const moderator = acme.context(await acme.member({ role: 'moderator' }));
    await expect(createWebhook(moderator, hook)).rejects.toMatchObject({ code: 'actor.forbidden' });
    await expect(listWebhooks(moderator)).rejects.toMatchObject({ code: 'actor.forbidden' });
  });

  it('are at most twenty', async () => {
    const other = await startTenant();
    const ctx = other.context(await other.member({ role: 'admin' }));
    for (let n = 0; n < 20; n += 1) await createWebhook(ctx, hook);
    await expect(createWebhook(ctx, hook)).rejects.toMatchObject({ code: 'webhook.too_many' });
  });

  it.each([
    ['not an address', 'webhook.url_malformed'],
    ['https://user:pass@crm.example.org/', 'webhook.url_malformed'],
    ['http://crm.example.org/hooks', 'webhook.url_not_https'],
    ['ftp://crm.example.org/hooks', 'webhook.url_not_https'],
    ['https://10.0.0.1/', 'webhook.url_not_public'],
    ['https://0x7f.1/', 'webhook.url_not_public'],
    ['https://[::ffff:127.0.0.1]/', 'webhook.url_not_public'],
    ['https://localhost/', 'webhook.url_not_public'],
    ['https://printer.local/', 'webhook.url_not_public'],
    ['https://intranet/', 'webhook.url_not_public'],
    ['https://crm.example.org:8443/', 'webhook.url_not_public'],
  ])('call no %s on a real cloud', async (url, code) => {
    await expect(
      createWebhook({ ...acme.context(admin), isLocal: false }, { ...hook, url }),
    ).rejects.toMatchObject({ code });
  });

  it('may call this machine in local mode', async () => {
    await expect(
      createWebhook(acme.context(admin), { ...hook, url: 'http://localhost:9999/hooks' }),
    ).resolves.toMatchObject({ name: 'CRM' });
  });
});
