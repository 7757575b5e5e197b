import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Webhook } from 'standardwebhooks';
import type { Id } from '#shared/ids.ts';
import { queueDeliveries } from '#events/consumers/webhooks/queue-deliveries.ts';
import { callWebhook } from '#functions/cloud/call-webhook.ts';
import type { Context, MemberActor } from '#functions/core/context.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { createWebhook } from '#functions/core/webhooks/create-webhook.ts';
import {
  LOCAL_RETRY_AFTER_SECONDS,
  RETRY_AFTER_SECONDS,
} from '#functions/core/webhooks/decide-next-attempt.ts';
import { deleteWebhook } from '#functions/core/webhooks/delete-webhook.ts';
import { deliverWebhook } from '#functions/core/webhooks/deliver-webhook.ts';
import { listWebhookDeliveries } from '#functions/core/webhooks/list-webhook-deliveries.ts';
import { listWebhooks } from '#functions/core/webhooks/list-webhooks.ts';
import { resendWebhookDelivery } from '#functions/core/webhooks/resend-webhook-delivery.ts';
import { rotateWebhookSecret } from '#functions/core/webhooks/rotate-webhook-secret.ts';
import { sendTestDelivery } from '#functions/core/webhooks/send-test-delivery.ts';
import { sweepDueDeliveries } from '#functions/core/webhooks/sweep-due-deliveries.ts';
import { updateWebhook } from '#functions/core/webhooks/update-webhook.ts';
import { testBus, type TestBus } from '#test/support/bus.ts';
import { dyingAfterCommit } from '#test/support/dying.ts';
import { startTenantSystem, type Received, type TenantSystem } from '#test/support/tenant-system.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'Why does my grinder stop?',
  body: 'It stops after ten seconds.',
  topics: ['grinders'],
};

describe('deliveries to a webhook', () => {
  let acme: TestTenant;
  let bus: TestBus;
  let crm: TenantSystem;
  let admin: MemberActor;
  let spaceId: Id<'space'>;
  let webhook: Awaited<ReturnType<typeof createWebhook>>;

  /** A context that really calls. */
  const real = (ctx: Context): Context => ({
    ...ctx,
    ports: { ...ctx.ports, callWebhook: callWebhook({ allowPrivate: true }) },
  });
  const system = () => real(acme.context({ type: 'system', name: 'queueDeliveries' }));
  const asAdmin = () => real(acme.context(admin));
  const ask = () => askQuestion(acme.context(admin), { spaceId, ...asking });
  const deliveries = async () =>
    (await listWebhookDeliveries(asAdmin(), { webhookId: webhook.id, limit: 100 })).items;
  const newest = async () => {
    const [delivery] = await deliveries();
    if (delivery === undefined) throw new Error('There is a delivery');
    return delivery;
  };
  const idsAtReceiver = (): (string | undefined)[] =>
    crm.received.map(({ headers }) => headers['webhook-id']);

  beforeAll(async () => {
    acme = await startTenant();
    crm = await startTenantSystem();
    acme.recorded.answerWebhook = callWebhook({ allowPrivate: true });
    admin = await acme.member({ role: 'admin' });
    ({ spaceId } = await acme.space());
  });

  beforeEach(async () => {
    // The receiver's library goes by the real clock and takes five minutes of difference.
    acme.clock.set(new Date().toISOString());
    crm.answer = (response) => response.writeHead(200).end('thanks');
    bus = testBus(acme, ['webhooks']);
    await bus.settle();
    crm.received.length = 0;
    for (const { id } of (await listWebhooks(asAdmin())).items)
      await deleteWebhook(asAdmin(), { webhookId: id });
    webhook = await createWebhook(asAdmin(), { name: 'CRM', url: crm.url, eventTypes: ['question.asked'] });
  });

  afterAll(() => crm.stop());

  it('carry the facts, signed as Standard Webhooks has it', async () => {
    const { id } = await ask();
    await bus.settle();
    const [call] = crm.received;
    if (call === undefined) throw new Error('The CRM was called');
    const body = new Webhook(webhook.secret).verify(call.body, call.headers) as {
      type: string;
      data: Record<string, unknown>;
    };
    expect(body).toMatchObject({
      type: 'question.asked',
      timestamp: expect.any(String) as string,
      data: { questionId: id, title: asking.title },
    });
    expect(body.data['url']).toMatch(new RegExp(`^http://acme[.]localhost:3000/[a-z0-9-]+/q/${id}$`));
    expect(Buffer.byteLength(call.body)).toBeLessThan(20_000);
    expect(await newest()).toMatchObject({
      state: 'delivered',
      attemptCount: 1,
      attempts: [{ status: 200, answer: 'thanks' }],
    });
  });

  it('are refused by a receiver when body, id or secret are not ours', async () => {
    await ask();
    await bus.settle();
    const [call] = crm.received;
    if (call === undefined) throw new Error('The CRM was called');
    const { body, headers } = call;
    const verify =
      (secret: string, text: string, more: Record<string, string> = {}) =>
      () =>
        new Webhook(secret).verify(text, { ...headers, ...more });
    expect(verify(webhook.secret, body)).not.toThrow();
    expect(verify(webhook.secret, body.replace('grinder', 'kettle'))).toThrow();
    expect(verify(webhook.secret, body, { 'webhook-id': 'dlv_other' })).toThrow();
    expect(
      verify(webhook.secret, body, {
        'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 301),
      }),
    ).toThrow();
    expect(verify(`whsec_${Buffer.alloc(32).toString('base64')}`, body)).toThrow();
  });

  it('come once when the event comes three times at once', async () => {
    await ask();
    const [event] = (await bus.ofType('question.asked')).slice(-1);
    if (event === undefined) throw new Error('It was asked');
    await Promise.all([1, 2, 3].map(() => queueDeliveries.handle(system(), event)));
    expect(crm.received).toHaveLength(1);
    expect(await deliveries()).toHaveLength(1);
  });

  it('are made by the repeat when the consumer died after it had stored them', async () => {
    await ask();
    const [event] = (await bus.ofType('question.asked')).slice(-1);
    if (event === undefined) throw new Error('It was asked');
    await expect(queueDeliveries.handle(dyingAfterCommit(system()), event)).rejects.toThrow('killed');
    expect(crm.received).toHaveLength(0);
    await queueDeliveries.handle(system(), event);
    expect(crm.received).toHaveLength(1);
    expect(await deliveries()).toHaveLength(1);
  });

  it.each([
    [
      'answers 500',
      (response: Parameters<TenantSystem['answer']>[0]) => response.writeHead(500).end('out of order'),
      { status: 500, answer: 'out of order' },
    ],
    [
      'answers 200 and drops the line',
      (response: Parameters<TenantSystem['answer']>[0]) => {
        response.writeHead(200, { 'content-length': '1000' }).write('than', () => response.destroy());
      },
      { reason: 'connection lost' },
    ],
    [
      'sends to another address',
      (response: Parameters<TenantSystem['answer']>[0]) =>
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      { status: 302 },
    ],
  ])('are tried again with the same id when the receiver %s', async (_, answer, attempt) => {
    crm.answer = answer;
    await ask();
    await bus.settle();
    const failed = await newest();
    expect(failed).toMatchObject({ state: 'waiting', attempts: [attempt] });
    const timer = [...acme.wakes.values()].find(({ name }) => name === `${failed.id.slice(4)}-d`);
    expect(timer?.message).toEqual({ type: 'delivery', deliveryId: failed.id });
    crm.answer = (response) => response.writeHead(204).end();
    acme.clock.set(timer?.at ?? '');
    await deliverWebhook(system(), { deliveryId: failed.id });
    expect(await newest()).toMatchObject({ state: 'delivered', attemptCount: 2 });
    expect(idsAtReceiver()).toEqual([failed.id, failed.id]);
    const times = crm.received.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect(times[1]).toBeGreaterThan(times[0] ?? Infinity);
  });

  it('are tried again with the same id when the receiver never answers', async () => {
    const reached = new Promise((resolve) => {
      crm.answer = resolve;
    });
    await ask();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const settling = bus.settle();
    await reached;
    await vi.advanceTimersByTimeAsync(15_000);
    await settling;
    const failed = await newest();
    expect(failed).toMatchObject({ state: 'waiting', attempts: [{ reason: 'timeout' }] });
    crm.answer = (response) => response.writeHead(204).end();
    acme.clock.set(failed.nextAttemptAt ?? '');
    await deliverWebhook(system(), { deliveryId: failed.id });
    expect(await newest()).toMatchObject({ state: 'delivered', attemptCount: 2 });
    expect(idsAtReceiver()).toEqual([failed.id, failed.id]);
  });

  it('keep what can be shown of a long answer, and no half character of it', async () => {
    const whole = 'x'.repeat(1_023);
    crm.answer = (response) => response.writeHead(500).end(`${whole}🙈`);
    await ask();
    await bus.settle();
    expect((await newest()).attempts[0]?.answer).toBe(`${whole}\uFFFD`);
  });

  it('are attempted once when a timer and the sweep come at the same moment', async () => {
    crm.answer = (response) => response.writeHead(500).end();
    await ask();
    await bus.settle();
    const { id: deliveryId } = await newest();
    acme.clock.advance(120_000);
    await Promise.all([1, 2, 3].map(() => deliverWebhook(system(), { deliveryId })));
    expect(crm.received).toHaveLength(2);
  });

  it('are left alone while an attempt is under way', async () => {
    const held: { end: () => unknown }[] = [];
    crm.answer = (response) => held.push(response.writeHead(200));
    await ask();
    const settling = bus.settle();
    await vi.waitFor(() => expect(held).toHaveLength(1), { timeout: 10_000 });
    const { id: deliveryId } = await newest();
    await deliverWebhook(system(), { deliveryId });
    await sweepDueDeliveries(system());
    expect(crm.received).toHaveLength(1);
    held[0]?.end();
    await settling;
    expect(await newest()).toMatchObject({ state: 'delivered', attemptCount: 1 });
  });

  it('are followed up by the sweep when a timer was lost or the deliverer died in its call', async () => {
    await ask();
    const [event] = (await bus.ofType('question.asked')).slice(-1);
    if (event === undefined) throw new Error('It was asked');
    const dying: Context = {
      ...system(),
      ports: { ...system().ports, callWebhook: () => Promise.reject(new Error('killed in the call')) },
    };
    await expect(queueDeliveries.handle(dying, event)).rejects.toThrow('killed');
    acme.wakes.clear();
    await sweepDueDeliveries(system());
    expect(crm.received).toHaveLength(0);
    acme.clock.advance(125_000);
    await sweepDueDeliveries(system());
    expect(idsAtReceiver()).toEqual([(await newest()).id]);
    expect(await newest()).toMatchObject({ state: 'delivered', attemptCount: 2 });
  });

  it.each([
    ['in local mode', true, LOCAL_RETRY_AFTER_SECONDS],
    ['on a real cloud', false, RETRY_AFTER_SECONDS],
  ])('are given up after ten attempts and wait in a list, %s', async (_, isLocal, waits) => {
    crm.answer = (response) => response.writeHead(500).end();
    await ask();
    const [event] = (await bus.ofType('question.asked')).slice(-1);
    if (event === undefined) throw new Error('It was asked');
    await queueDeliveries.handle({ ...system(), isLocal }, event);
    const waited: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      const { id: deliveryId, nextAttemptAt = '' } = await newest();
      waited.push((Date.parse(nextAttemptAt) - Date.parse(acme.clock.now())) / 1_000);
      acme.clock.set(nextAttemptAt);
      await deliverWebhook({ ...system(), isLocal }, { deliveryId });
    }
    waits.forEach((seconds, n) => {
      expect(waited[n]).toBeGreaterThanOrEqual(seconds);
      expect(waited[n]).toBeLessThanOrEqual(seconds * 1.1 + 1);
    });
    const { items } = await listWebhookDeliveries(asAdmin(), { limit: 10 });
    expect(items).toMatchObject([{ state: 'failed', attemptCount: 10, webhookId: webhook.id }]);
    expect(crm.received).toHaveLength(10);
    const failing = (await bus.ofType('webhook.failing')).filter(
      ({ data }) => (data as { webhookId: string }).webhookId === webhook.id,
    );
    expect(failing).toHaveLength(1);
  });

  it('are sent again from the list with the same id and body', async () => {
    crm.answer = (response) => response.writeHead(410).end();
    await ask();
    await bus.settle();
    const gone = await newest();
    expect(gone.state).toBe('failed');
    await expect(resendWebhookDelivery(asAdmin(), { deliveryId: gone.id })).rejects.toMatchObject({
      code: 'webhook.disabled',
    });
    const [off] = (await listWebhooks(asAdmin())).items;
    expect(off).toMatchObject({ disabledReason: 'gone' });
    await updateWebhook(asAdmin(), { webhookId: webhook.id, version: off?.version ?? 0, enabled: true });
    crm.answer = (response) => response.writeHead(200).end();
    expect(await resendWebhookDelivery(asAdmin(), { deliveryId: gone.id })).toMatchObject({
      state: 'delivered',
      id: gone.id,
      body: gone.body,
    });
    expect(new Set(idsAtReceiver()).size).toBe(1);
    expect((await listWebhookDeliveries(asAdmin(), { limit: 10 })).items).toEqual([]);
  });

  it('wait as long as the receiver asks', async () => {
    crm.answer = (response) => response.writeHead(503, { 'retry-after': '600' }).end();
    await ask();
    await bus.settle();
    const { nextAttemptAt = '' } = await newest();
    expect(Date.parse(nextAttemptAt) - Date.parse(acme.clock.now())).toBeGreaterThanOrEqual(600_000);
  });

  it('are signed with the former secret too for a day after a change', async () => {
    const { secret } = await rotateWebhookSecret(asAdmin(), { webhookId: webhook.id });
    const verifies = (key: string): boolean => {
      const call = crm.received.at(-1);
      const { headers = {}, body = '' } = call ?? ({} as Partial<Received>);
      const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
      const signatures = (headers['webhook-signature'] ?? '').split(' ');
      const expected = new Webhook(key).sign(headers['webhook-id'] ?? '', at, body);
      return signatures.includes(expected);
    };
    await sendTestDelivery(asAdmin(), { webhookId: webhook.id });
    expect([verifies(secret), verifies(webhook.secret)]).toEqual([true, true]);
    acme.clock.advance(25 * 3_600_000);
    await sendTestDelivery(asAdmin(), { webhookId: webhook.id });
    expect([verifies(secret), verifies(webhook.secret)]).toEqual([true, false]);
  });

  it('are not made for events nobody asked for, a webhook that is off, or one that was removed', async () => {
    await updateWebhook(asAdmin(), { webhookId: webhook.id, version: 1, enabled: false });
    await ask();
    await bus.settle();
    await updateWebhook(asAdmin(), {
      webhookId: webhook.id,
      version: 2,
      enabled: true,
      eventTypes: ['ticket.opened'],
    });
    await ask();
    await bus.settle();
    expect(crm.received).toEqual([]);
    expect(await deliveries()).toEqual([]);
  });
});
