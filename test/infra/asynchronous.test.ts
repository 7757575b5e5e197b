import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { beforeAll, describe, expect, it } from 'vitest';
import { reactions } from '#events/consumers/index.ts';
import { schedules } from '#functions/cloud/schedules.ts';
import { followStream } from '#functions/cloud/stream-mapping.ts';
import { idIn, resourcesOf, templateOf, type TemplateJson } from './synthesised.ts';
import { unguarded } from './unguarded.ts';

let production: TemplateJson;
let local: TemplateJson;

beforeAll(() => {
  production = templateOf('production');
  local = templateOf('local');
});

/** A client that keeps what it is asked. */
function recording(): { client: unknown; inputs: Record<string, unknown>[] } {
  const inputs: Record<string, unknown>[] = [];
  const send = ({ input }: { input: Record<string, unknown> }): Promise<object> => {
    inputs.push(input);
    return Promise.resolve({});
  };
  return { client: { send }, inputs };
}

/** The template without one property of the first resource of a type. */
function without(template: TemplateJson, type: string, property: string): TemplateJson {
  const copy = structuredClone(template) as {
    Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
  };
  const first = Object.values(copy.Resources).find(
    ({ Type, Properties }) => Type === type && property in Properties,
  );
  delete first?.Properties[property];
  return copy as unknown as TemplateJson;
}

describe('what happens later', () => {
  it('is retried, kept when it fails, and told to people, on every way', () => {
    expect(unguarded(production)).toEqual([]);
    expect(unguarded(local)).toEqual([]);
  });

  it('is noticed by this test when a queue loses its dead letters, a mapping its reports or a function its failures', () => {
    expect(unguarded(without(production, 'AWS::SQS::Queue', 'RedrivePolicy'))).not.toEqual([]);
    expect(
      unguarded(without(production, 'AWS::Lambda::EventSourceMapping', 'FunctionResponseTypes')),
    ).not.toEqual([]);
    expect(unguarded(without(production, 'AWS::Lambda::EventInvokeConfig', 'DestinationConfig'))).not.toEqual(
      [],
    );
    expect(unguarded(without(production, 'AWS::CloudWatch::Alarm', 'Dimensions'))).not.toEqual([]);
  });

  it('waits six times as long as a function may work before it is tried again', () => {
    for (const [id, mapping] of resourcesOf(production, 'AWS::Lambda::EventSourceMapping')) {
      const queue = production.Resources[idIn(mapping['EventSourceArn']) ?? '']?.Properties ?? {};
      const called = production.Resources[idIn(mapping['FunctionName']) ?? '']?.Properties ?? {};
      expect(Number(queue['VisibilityTimeout']), id).toBeGreaterThanOrEqual(6 * Number(called['Timeout']));
    }
  });

  it('is told to the same people in production, whatever goes wrong', () => {
    const topic = resourcesOf(production, 'AWS::SNS::Topic').map(([id]) => id);
    expect(topic).toHaveLength(1);
    for (const [id, alarm] of resourcesOf(production, 'AWS::CloudWatch::Alarm')) {
      expect((alarm['AlarmActions'] as unknown[] | undefined)?.map(idIn), id).toEqual(topic);
    }
    expect(resourcesOf(production, 'AWS::SNS::Subscription')).toHaveLength(1);
    expect(resourcesOf(production, 'AWS::CloudWatch::Dashboard')).toHaveLength(1);
  });
});

describe('reactions', () => {
  it.each(Object.entries(reactions))(
    '%s is told exactly the events that its consumers follow',
    (reaction, consumers) => {
      const rules = resourcesOf(production, 'AWS::Events::Rule').filter(([id]) =>
        id.startsWith(`Reaction${reaction}`),
      );
      expect(rules).toHaveLength(1);
      const { source, 'detail-type': types } = rules[0]?.[1]['EventPattern'] as {
        source: string[];
        'detail-type': string[];
      };
      const followed = new Set(consumers.flatMap(({ on }) => on.map(({ type }) => type)));
      expect(source).toEqual(['kehila']);
      expect(types.toSorted()).toEqual([...followed].sort());
    },
  );
});

describe('what is made while the product runs', () => {
  it('a timer is retried for a day and then put with the dead letters', async () => {
    const { client, inputs } = recording();
    const names = {
      KEHILA_WAKE_QUEUE_ARN: 'arn:wake',
      KEHILA_WAKE_DEAD_LETTERS_ARN: 'arn:dead',
      KEHILA_SCHEDULE_ROLE_ARN: 'arn:role',
    };
    const message = { type: 'clock', questionId: 'qst_01m88z0000e6tqcpaa3cghj7y0' } as const;
    await schedules(client as SchedulerClient, names, 'tnt_01m88z0000e6tqcpaa3cghj7y0').set({
      name: 'c-1',
      at: '2026-11-25T09:00:00.000Z',
      message,
    });
    const { Target, ActionAfterCompletion } = inputs[0] as {
      Target: Record<string, unknown>;
      ActionAfterCompletion: string;
    };
    expect(Target['RetryPolicy']).toEqual({ MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 });
    expect(Target['DeadLetterConfig']).toEqual({ Arn: 'arn:dead' });
    expect(ActionAfterCompletion).toBe('DELETE');
  });

  it('a stream’s poison record is split off, tried five times, parked, and never blocks for a day', async () => {
    const { client, inputs } = recording();
    await followStream(client as LambdaClient, {
      streamArn: 'arn:stream',
      relayArn: 'arn:relay',
      parkQueueArn: 'arn:park',
    });
    expect(inputs.at(-1)).toMatchObject({
      MaximumRetryAttempts: 5,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: 'arn:park' } },
    });
    expect(Number(inputs.at(-1)?.['MaximumRecordAgeInSeconds'])).toBeLessThanOrEqual(6 * 3_600);
  });
});
