import { readFileSync } from 'node:fs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { QuestionAsked } from '#events/contracts/question.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import type { PoisonMessage } from '#functions/cloud/poison-queue.ts';
import type { Settings } from '#functions/cloud/settings.ts';
import type { Edge } from '#functions/middleware/edge.ts';
import { consume } from '#functions/runtime/consume.ts';
import { wakeUp } from '#functions/runtime/wake-up.ts';
import { testClock } from '#test/support/test-clock.ts';

const event = JSON.parse(
  readFileSync(new URL('../../fixtures/events/question.asked.v1.json', import.meta.url), 'utf8'),
) as Envelope;
const { newId, now } = testClock();
const batch = (...bodies: unknown[]): SQSEvent =>
  ({
    Records: bodies.map((body, n) => ({
      messageId: `message-${n}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })),
  }) as unknown as SQSEvent;

describe('a message that can never be handled', () => {
  let handled: string[];
  let aside: PoisonMessage[];
  let takes: boolean;

  const edge = {
    settings: { KEHILA_STAGE: 'production', KEHILA_APEX: 'example.org' } as Settings,
    directory: { findById: async (id: string) => (id === event.tenantId ? { id, slug: 'acme' } : undefined) },
    openTenant: () => ({}),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    clock: () => Date.parse(now()),
    newId,
  } as unknown as Edge;
  const poison = async (message: PoisonMessage): Promise<void> => {
    if (!takes) throw new Error('The queue is not there');
    aside.push(message);
  };
  const consumers = [
    {
      name: 'keep',
      on: [QuestionAsked],
      handle: async (_: unknown, { id }: Envelope) => {
        handled.push(id);
      },
    },
  ];
  const queue = (event_: SQSEvent): Promise<SQSBatchResponse> => consume({ edge, consumers, poison })(event_);

  beforeEach(() => {
    [handled, aside, takes] = [[], [], true];
  });

  it.each([
    ['is no JSON', 'Canary 7QX {', 'event.not_json'],
    ['has no event in it', { detail: 'Canary 7QX' }, 'event.unreadable: '],
    ['has no facts', { detail: { ...event, data: {} } }, 'event.unreadable: questionId, communityId'],
    ['is of a type nobody knows', { detail: { ...event, type: 'question.eaten' } }, 'event.unreadable: type'],
    ['is of a version to come', { detail: { ...event, version: 99 } }, 'event.unreadable: type'],
    [
      'is of an organisation that is gone',
      { detail: { ...event, tenantId: newId('tenant') } },
      'event.tenant_unknown',
    ],
  ])('waits aside with its reason when it %s, and holds nothing up', async (_, body, reason) => {
    expect(await queue(batch(body, { detail: event }))).toEqual({ batchItemFailures: [] });
    expect(aside).toHaveLength(1);
    expect(aside[0]?.reason).toContain(reason);
    expect(aside[0]?.reason).not.toContain('Canary');
    expect(handled).toEqual([event.id]);
  });

  it('comes back to its queue when it could not be put aside, alone', async () => {
    takes = false;
    expect(await queue(batch('{', { detail: event }))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-0' }],
    });
    expect(handled).toEqual([event.id]);
  });

  it.each([
    ['is no JSON', '{', 'wake.unreadable'],
    ['wakes for nothing known', { type: 'lunch', tenantId: event.tenantId }, 'wake.unreadable'],
    [
      'wakes for an organisation that is gone',
      { type: 'clock', tenantId: newId('tenant'), questionId: newId('question') },
      'wake.tenant_unknown',
    ],
  ])('of a timer waits aside when it %s', async (_, body, reason) => {
    expect(await wakeUp({ edge, poison })(batch(body))).toEqual({ batchItemFailures: [] });
    expect(aside.map((message) => message.reason)).toEqual([reason]);
    takes = false;
    expect(await wakeUp({ edge, poison })(batch(body))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-0' }],
    });
  });
});
