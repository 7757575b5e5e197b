import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import { reactions } from '#events/consumers/index.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { createWebhook } from '#functions/core/webhooks/create-webhook.ts';
import { consume } from '#functions/runtime/consume.ts';
import { wakeUp } from '#functions/runtime/wake-up.ts';
import { contentsOf, type StoredItem } from '#test/support/contents.ts';
import { givePolicy, MINUTE } from '#test/support/policies.ts';
import { tableApi, type TableApi } from '#test/support/table-api.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';
import { cancelled, throttleOf, tooMany, type Throttle } from '#test/support/throttled.ts';

type Queue = (batch: SQSEvent) => Promise<SQSBatchResponse>;
const asking = { title: 'Why is the table slow?', body: 'Everybody asks.', topics: ['tables'] };
const batchOf = (id: string, body: unknown): SQSEvent =>
  ({ Records: [{ messageId: id, body: JSON.stringify(body) }] }) as unknown as SQSEvent;

describe('what follows from events at a table that cannot keep up', () => {
  let acme: TestTenant;
  let api: TableApi;
  let table: Throttle;
  let admin: MemberActor;
  let tim: MemberActor;
  let ravi: MemberActor;
  let spaceId: Id<'space'>;
  let questionId: Id<'question'>;
  let queues: [string, Queue][];
  let wake: Queue;
  const poisoned: unknown[] = [];
  const seen = new Set<string>();

  const poison = async (message: unknown): Promise<void> => {
    poisoned.push(message);
  };
  const fresh = async (): Promise<Envelope[]> => {
    const found = (await acme.events()).filter(({ id }) => !seen.has(id));
    for (const { id } of found) seen.add(id);
    return found;
  };
  /** One message: the n-th call of its handling is refused. It must come back to its queue, and pass the second time. */
  const handle = async (queue: Queue, batch: SQSEvent, nth: number): Promise<number> => {
    table.refuse(tooMany(), { skip: nth - 1, times: 1 });
    const first = await queue(batch);
    const refused = table.refused();
    table.recover();
    expect(first.batchItemFailures).toHaveLength(refused);
    if (refused > 0) expect(await queue(batch)).toEqual({ batchItemFailures: [] });
    return refused;
  };
  const settle = async (nth: number): Promise<number> => {
    let refused = 0;
    for (let events = await fresh(); events.length > 0; events = await fresh())
      for (const event of events)
        for (const [, queue] of queues)
          refused += await handle(queue, batchOf(event.id, { detail: event }), nth);
    return refused;
  };
  const stored = async (kind: string): Promise<StoredItem[]> =>
    (await contentsOf(acme)).filter(
      (item) => item.kind === kind && JSON.stringify(item).includes(questionId),
    );
  const unread = async (memberId: Id<'member'>): Promise<unknown> =>
    (await contentsOf(acme)).find(
      ({ kind, memberId: whose }) => kind === 'unread-count' && whose === memberId,
    )?.['unread'];

  beforeAll(async () => {
    acme = await startTenant();
    api = tableApi({ acme });
    table = throttleOf(acme.client);
    admin = await acme.member({ role: 'admin' });
    ravi = await acme.member({ name: 'Ravi' });
    ({ spaceId } = await acme.space());
    await givePolicy(acme, admin, { spaceId });
    await createWebhook(acme.context(admin), {
      name: 'CRM',
      url: 'https://crm.example.org/hook',
      eventTypes: ['ticket.opened'],
    });
    queues = Object.entries(reactions).map(([name, consumers]) => [
      name,
      consume({ edge: api.edge, consumers, poison }),
    ]);
    wake = wakeUp({ edge: api.edge, poison });
    await settle(Infinity);
  });

  beforeEach(async () => {
    // Each test has an asker of its own, so that what they were told can be counted.
    tim = await acme.member({ name: 'Tim' });
    ({ id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking }));
    acme.webhookCalls.length = 0;
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('happens once when call %i of each handling is refused', async (nth) => {
    let refused = await settle(nth);
    acme.clock.advance(120 * MINUTE);
    const woken = { tenantId: acme.id, type: 'clock', questionId };
    refused += await handle(wake, batchOf('wake', woken), nth);
    refused += await settle(nth);
    await answerQuestion(acme.context(ravi), { questionId, body: 'It is on demand.' });
    refused += await settle(nth);

    expect(refused, 'calls that were refused').toBeGreaterThan(0);
    expect(poisoned).toEqual([]);
    expect(await stored('ticket')).toHaveLength(1);
    const clocks = (await stored('clock')) as unknown as { escalations: { share: number }[] }[];
    expect(clocks.map(({ escalations }) => escalations.map(({ share }) => share)).flat()).toEqual([
      50, 80, 100,
    ]);
    const told = (await stored('notification')).filter(({ memberId }) => memberId === tim.memberId);
    expect(told.map(({ type }) => type)).toEqual(['answer']);
    expect(await unread(tim.memberId)).toBe(1);
    expect(acme.webhookCalls.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'ticket.opened',
    ]);
  });

  it('is tried again in the same handling when only its transaction was throttled', async () => {
    table.refuse(cancelled('ThrottlingError'), { only: ['TransactWriteCommand'], times: 1 });
    for (const event of await fresh())
      for (const [, queue] of queues)
        expect(await queue(batchOf(event.id, { detail: event }))).toEqual({ batchItemFailures: [] });
    expect(table.refused()).toBe(1);
    table.recover();
  });

  it('goes on for the other messages of a batch', async () => {
    const [event] = await fresh();
    if (event === undefined) throw new Error('It was asked');
    const [, sla] = queues.find(([name]) => name === 'sla') ?? [];
    const { Records } = batchOf('second', { detail: event });
    table.refuse(tooMany(), { times: 1 });
    const batch = { Records: [...batchOf('first', { detail: event }).Records, ...Records] };
    expect(await sla?.(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: 'first' }] });
    expect(await stored('clock')).toHaveLength(2);
  });
});
