import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { relayRecords } from '#functions/runtime/relay-records.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import { aRelay, recordOf, someEvents } from './a-relay.ts';

const THROTTLED = 'ThrottlingException';
const idsOf = (events: readonly Envelope[]): string[] => events.map(({ id }) => id);
const busy = (): Error => Object.assign(new Error('slow down'), { name: THROTTLED });

describe('relaying events to the bus', () => {
  let bus: ReturnType<typeof aRelay>;
  const relay = (events: readonly Envelope[]): Promise<void> =>
    relayRecords(bus.relay)({ Records: events.map(recordOf) });

  beforeEach(() => {
    bus = aRelay();
    bus.answerNext();
  });
  afterEach(() => {
    expect(new Set(bus.forgotten()).size, 'nothing is taken out of the outbox twice').toBe(
      bus.forgotten().length,
    );
  });

  it('takes an event out of the outbox once the bus has it', async () => {
    const events = someEvents(2);
    await relay(events);
    expect(bus.calls()).toEqual([idsOf(events)]);
    expect(bus.forgotten()).toEqual(idsOf(events));
  });

  it('sends again only the entries that a call did not take', async () => {
    const events = someEvents(4);
    bus.answerNext(['taken', THROTTLED, 'taken', 'InternalFailure']);
    await relay(events);
    const [first, second, third, fourth] = idsOf(events);
    expect(bus.calls()).toEqual([idsOf(events), [second, fourth]]);
    expect(bus.forgotten()).toEqual([first, third, second, fourth]);
  });

  it('keeps what the bus never takes in the outbox, and is seen to fail', async () => {
    const events = someEvents(3);
    bus.answerNext(['taken', THROTTLED, 'taken'], [THROTTLED], [THROTTLED]);
    await expect(relay(events)).rejects.toThrow(`1 events were not taken: ${THROTTLED}`);
    const [first, second, third] = idsOf(events);
    expect(bus.calls()).toEqual([idsOf(events), [second], [second]]);
    expect(bus.forgotten()).toEqual([first, third]);
    expect(bus.parked).toEqual([]);
  });

  it('counts an entry that is not answered at all as not sent', async () => {
    const events = someEvents(2);
    bus.answerNext(['taken', ''], ['taken']);
    await relay(events);
    expect(bus.calls()).toEqual([idsOf(events), [events[1]?.id]]);
  });

  it('tries again when a whole call fails', async () => {
    const events = someEvents(2);
    bus.answerNext(busy(), busy());
    await relay(events);
    expect(bus.calls()).toEqual([idsOf(events), idsOf(events), idsOf(events)]);
    expect(bus.forgotten()).toEqual(idsOf(events));
  });

  it('takes nothing out of the outbox while every call fails', async () => {
    bus.answerNext(busy(), busy(), busy());
    await expect(relay(someEvents(2))).rejects.toThrow(`2 events were not taken: ${THROTTLED}`);
    expect(bus.forgotten()).toEqual([]);
    expect(bus.parked).toEqual([]);
  });

  it('does not send again what an earlier call took when a later call of the batch fails', async () => {
    const events = someEvents(12);
    bus.answerNext([], busy());
    await relay(events);
    const ids = idsOf(events);
    expect(bus.calls()).toEqual([ids.slice(0, 10), ids.slice(10), ids.slice(10)]);
    expect(bus.forgotten()).toEqual(ids);
  });

  it('parks an event that is too large for the bus, and sends the others', async () => {
    const [small, large] = someEvents(2);
    if (small === undefined || large === undefined) throw new Error('There are two');
    const data = { ...(large.data as object), title: 'x'.repeat(250 * 1_024) };
    await relay([{ ...large, data }, small]);
    expect(bus.calls()).toEqual([[small.id]]);
    expect(bus.parked).toEqual([
      { body: JSON.stringify({ id: large.id, type: 'question.asked' }), reason: 'event.too_large' },
    ]);
    expect(bus.forgotten().toSorted()).toEqual(idsOf([small, large]));
  });

  it('sends the others when a record can be neither read nor parked, and is seen to fail', async () => {
    const [good, bad] = someEvents(2);
    if (good === undefined || bad === undefined) throw new Error('There are two');
    bus.parking.fails = true;
    await expect(relay([{ ...bad, type: 'question.unheard_of' }, good])).rejects.toThrow(
      '1 records were not parked',
    );
    expect(bus.forgotten()).toEqual([good.id]);
  });

  it('parks a record it cannot read, or of another organisation, and sends the others', async () => {
    const [good, bad, foreign] = someEvents(3);
    if (good === undefined || bad === undefined || foreign === undefined) throw new Error('There are three');
    const stranger = recordOf(foreign);
    if (stranger.dynamodb?.NewImage !== undefined)
      stranger.dynamodb.NewImage['pk'] = { S: 'T#tnt_01k5c3h7g9e2m4r6t8w0y1a399#outbox' };
    await relayRecords(bus.relay)({
      Records: [recordOf({ ...bad, type: 'question.unheard_of' }), stranger, recordOf(good)],
    });
    expect(bus.calls()).toEqual([[good.id]]);
    expect(bus.parked.map(({ reason }) => reason)).toEqual(['event.unreadable', 'event.foreign_tenant']);
    expect(bus.forgotten()).toEqual([good.id]);
  });
});
