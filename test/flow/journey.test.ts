import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#test/support/flow-api.ts';
import { join, signUp, type FlowTenant } from '#test/support/flow-tenant.ts';
import { startTenantSystem, type TenantSystem } from '#test/support/tenant-system.ts';

const aroundTheClock = {
  name: 'Always',
  timeZone: 'UTC',
  workingHours: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
      day,
      [{ from: '00:00', to: '24:00' }],
    ]),
  ),
  holidays: [],
};

describe('the main job, from sign-up to a ticket in the CRM', () => {
  let acme: FlowTenant;
  let receiver: TenantSystem;
  let secret: string;

  beforeAll(async () => {
    receiver = await startTenantSystem();
    acme = await signUp('acme');
    const body = { name: 'CRM', url: receiver.url, eventTypes: ['ticket.opened', 'ticket.solved'] };
    ({ secret } = (await acme.api('POST', '/webhooks', { token: acme.ownerToken, body })).body as {
      secret: string;
    });
  });
  afterAll(() => receiver.stop());

  it('opens exactly one ticket for a question nobody answers, and tells the CRM with a signature', async () => {
    const policy = {
      version: 0,
      firstAnswer: 'PT6S',
      calendar: aroundTheClock,
      priorityByGroup: [],
      pauseWhileWaitingForAsker: true,
    };
    const set = await acme.api('PUT', `/spaces/${acme.spaceId}/sla-policy`, {
      token: acme.ownerToken,
      body: policy,
    });
    expect(set).toMatchObject({ status: 200 });
    const tim = await join(acme, { name: 'Tim', role: 'member' });
    const question = {
      title: 'How do I keep slime out of the drip tray?',
      body: 'It smells.',
      topics: ['cleaning'],
    };
    const asked = await acme.api('POST', `/spaces/${acme.spaceId}/questions`, {
      token: tim.token,
      body: question,
    });
    expect(asked.status).toBe(201);

    const tickets = await eventually(
      () => acme.api('GET', '/tickets', { token: acme.ownerToken }),
      ({ body }) => body.items.length > 0,
      90,
    );
    expect(tickets.body.items).toHaveLength(1);
    expect(tickets.body.items[0]).toMatchObject({ questionId: asked.body.id, status: 'new' });

    await eventually(
      () => Promise.resolve(receiver.received),
      (calls) => calls.length > 0,
    );
    const [call] = receiver.received;
    const told = new Webhook(secret).verify(call?.body ?? '', call?.headers ?? {}) as { type: string };
    expect(told.type).toBe('ticket.opened');

    const clock = await acme.api('GET', `/questions/${asked.body.id}/clock`, { token: acme.ownerToken });
    expect(clock.status).toBe(200);
    const solved = await acme.api('POST', `/tickets/${tickets.body.items[0].id}/solve`, {
      token: acme.ownerToken,
      body: { answer: 'Rinse it with salt water every evening.' },
    });
    expect(solved.status).toBe(200);
    const page = await acme.api('GET', `/questions/${asked.body.id}`);
    expect(page.body.answers).toHaveLength(1);
    expect(page.body.answers[0]).toMatchObject({ isOfficial: true });

    const bell = await eventually(
      () => acme.api('GET', '/notifications', { token: tim.token }),
      ({ body }) => body.items.length > 0,
    );
    expect(bell.body.items.map(({ type }: { type: string }) => type)).toContain('answer');
  });
});
