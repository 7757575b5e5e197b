import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import type { Published } from '#functions/cloud/bus.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { sweepTenants } from '#functions/runtime/sweep-tenants.ts';
import { testBus } from '#test/support/bus.ts';
import { contentsOf } from '#test/support/contents.ts';
import { givePolicy, MINUTE } from '#test/support/policies.ts';
import { tableApi } from '#test/support/table-api.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';
import { throttleOf, tooMany, type Throttle } from '#test/support/throttled.ts';

const asking = { title: 'Why is nobody told?', body: 'The stream lost it.', topics: ['streams'] };

describe('the sweep', () => {
  let acme: TestTenant;
  let bravo: TestTenant;
  let table: Throttle;
  let tim: MemberActor;
  let spaceId: Id<'space'>;
  let sweep: () => Promise<void>;
  let busTakes: boolean;
  const published: Envelope[] = [];

  const publish = async (events: readonly Envelope[]): Promise<Published> => {
    if (!busTakes)
      return { sent: [], failed: events.map((event) => ({ event, reason: 'Throttled' })), refused: [] };
    published.push(...events);
    return { sent: events, failed: [], refused: [] };
  };
  const outbox = async (tenant: TestTenant): Promise<string[]> =>
    (await tenant.events()).map(({ type }) => type);
  const escalations = async (questionId: string): Promise<unknown[]> =>
    (await contentsOf(acme))
      .filter((item) => item.kind === 'clock' && item['questionId'] === questionId)
      .flatMap(({ escalations: done }) => (done as { share: number }[]).map(({ share }) => share));

  beforeAll(async () => {
    [acme, bravo] = [await startTenant(), await startTenant()];
    const { edge } = tableApi({ acme, bravo });
    table = throttleOf(acme.client);
    sweep = sweepTenants({ edge, publish, park: async () => undefined });
    tim = await acme.member();
    ({ spaceId } = await acme.space());
    const admin = await acme.member({ role: 'admin' });
    await givePolicy(acme, admin, { spaceId });
  });

  beforeEach(async () => {
    table.recover();
    busTakes = true;
    acme.clock.advance(2 * MINUTE);
    await sweep();
    published.length = 0;
  });

  it('sends what the stream lost, and leaves alone what is on its way', async () => {
    await askQuestion(acme.context(tim), { spaceId, ...asking });
    await sweep();
    expect(published).toEqual([]);
    acme.clock.advance(2 * MINUTE);
    await sweep();
    await sweep();
    expect(published.map(({ type }) => type)).toEqual(['question.asked']);
    expect(await outbox(acme)).toEqual([]);
  });

  it('does the steps of the clocks while the bus takes nothing, is seen to fail, and sends later', async () => {
    const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    await testBus(acme, ['sla']).settle();
    acme.clock.advance(60 * MINUTE);
    busTakes = false;
    await expect(sweep()).rejects.toThrow('1 tenants could not be swept');
    expect(await escalations(id)).toEqual([50]);
    expect(await outbox(acme)).toEqual(['question.asked', 'question.escalated']);
    busTakes = true;
    acme.clock.advance(2 * MINUTE);
    await sweep();
    expect(published.map(({ type }) => type)).toEqual(['question.asked', 'question.escalated']);
    expect(await outbox(acme)).toEqual([]);
  });

  it('goes on with the other organisations when the table of one cannot keep up', async () => {
    const admin = await bravo.member();
    const { spaceId: other } = await bravo.space();
    bravo.clock.set(acme.clock.now());
    await askQuestion(bravo.context(admin), { spaceId: other, ...asking });
    acme.clock.advance(2 * MINUTE);
    table.refuse(tooMany());
    await expect(sweep()).rejects.toThrow('1 tenants could not be swept');
    expect(published.map(({ tenantId }) => tenantId)).toEqual([bravo.id]);
    expect(await outbox(bravo)).toEqual([]);
  });
});
