import { beforeAll, describe, expect, it } from 'vitest';
import { reactions } from '#events/consumers/index.ts';
import { idIn, idsIn, ofType, resourcesOf, type Resource } from './synthesized.ts';

interface Target {
  readonly Arn: unknown;
  readonly RetryPolicy?: { MaximumEventAgeInSeconds?: number; MaximumRetryAttempts?: number };
  readonly DeadLetterConfig?: { Arn: unknown };
}

const FOURTEEN_DAYS = 1_209_600;
const listed = (resources: readonly Resource[]): string[] => resources.map(({ id }) => id);

describe.each(['production', 'local'] as const)('in %s, nothing that happened is lost', (stage) => {
  let all: Resource[];
  let queues: Resource[];
  let rules: Resource[];
  let functions: Resource[];
  let alarmed: Set<string>;
  let deadLetters: Set<string>;

  const byId = (id: string): Resource | undefined => all.find((resource) => resource.id === id);
  const targetsOf = (rule: Resource): Target[] => rule.Properties['Targets'] as Target[];
  const property = (id: string, name: string): unknown => byId(id)?.Properties[name];

  beforeAll(() => {
    all = resourcesOf(stage);
    queues = ofType(all, 'AWS::SQS::Queue');
    rules = ofType(all, 'AWS::Events::Rule');
    // The helper that copies files at a deployment is CDK's own.
    functions = ofType(all, 'AWS::Lambda::Function').filter(({ id }) => !id.startsWith('CustomCDK'));
    alarmed = new Set(
      idsIn(ofType(all, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties['Dimensions'])),
    );
    const redriven = queues.map(
      ({ Properties }) => Properties['RedrivePolicy'] as { deadLetterTargetArn?: unknown } | undefined,
    );
    const named = [
      ...redriven.map((policy) => policy?.deadLetterTargetArn),
      ...rules.flatMap((rule) => targetsOf(rule).map((target) => target.DeadLetterConfig?.Arn)),
    ];
    deadLetters = new Set(named.map(idIn).filter((id) => id !== ''));
  });

  it('every target of a rule is tried again and then put aside', () => {
    const careless = rules.filter((rule) =>
      targetsOf(rule).some(
        ({ RetryPolicy: retry, DeadLetterConfig: dead }) =>
          retry?.MaximumEventAgeInSeconds === undefined ||
          retry.MaximumRetryAttempts === undefined ||
          idIn(dead?.Arn) === '',
      ),
    );
    expect(rules.length).toBeGreaterThan(Object.keys(reactions).length);
    expect(listed(careless)).toEqual([]);
  });

  it('the bus may write into every queue a rule names', () => {
    const open = ofType(all, 'AWS::SQS::QueuePolicy').filter(({ Properties }) =>
      JSON.stringify(Properties['PolicyDocument']).includes('events.amazonaws.com'),
    );
    const writable = new Set(open.flatMap(({ Properties }) => idsIn(Properties['Queues'])));
    const named = rules.flatMap((rule) =>
      targetsOf(rule).flatMap(({ Arn, DeadLetterConfig: dead }) => [idIn(Arn), idIn(dead?.Arn)]),
    );
    const closed = named.filter((id) => byId(id)?.Type === 'AWS::SQS::Queue' && !writable.has(id));
    expect(closed).toEqual([]);
  });

  it('every queue tries five times and has dead letters, kept for 14 days', () => {
    const others = queues.filter(({ id }) => !deadLetters.has(id));
    const careless = others.filter(
      ({ Properties }) =>
        (Properties['RedrivePolicy'] as { maxReceiveCount?: number } | undefined)?.maxReceiveCount !== 5,
    );
    expect(others.length).toBe(Object.keys(reactions).length + 1);
    expect(listed(careless)).toEqual([]);
    const short = [...deadLetters].filter((id) => property(id, 'MessageRetentionPeriod') !== FOURTEEN_DAYS);
    expect(short).toEqual([]);
  });

  it('somebody is told of the first dead letter, and of messages that nobody takes', () => {
    expect(listed(queues).filter((id) => !alarmed.has(id))).toEqual([]);
  });

  it('somebody is told when a function fails', () => {
    expect(listed(functions).filter((id) => !alarmed.has(id))).toEqual([]);
  });

  it('a batch from a queue fails message by message, and a message stays hidden while its function works', () => {
    const mappings = ofType(all, 'AWS::Lambda::EventSourceMapping');
    const careless = mappings.filter(
      ({ Properties: { EventSourceArn, FunctionName, FunctionResponseTypes } }) => {
        const hidden = Number(property(idIn(EventSourceArn), 'VisibilityTimeout'));
        const works = Number(property(idIn(FunctionName), 'Timeout'));
        const partial = JSON.stringify(FunctionResponseTypes) === '["ReportBatchItemFailures"]';
        return !partial || !(hidden >= works * (stage === 'production' ? 6 : 1));
      },
    );
    expect(mappings.length).toBe(Object.keys(reactions).length + 1);
    expect(listed(careless)).toEqual([]);
  });

  it('a function that is called without an answer has somewhere to put what it could not do', () => {
    const called = rules
      .flatMap((rule) => targetsOf(rule).map(({ Arn }) => idIn(Arn)))
      .filter((id) => byId(id)?.Type === 'AWS::Lambda::Function');
    const kept = ofType(all, 'AWS::Lambda::EventInvokeConfig')
      .filter(({ Properties }) => idsIn(Properties['DestinationConfig']).length > 0)
      .map(({ Properties }) => idIn(Properties['FunctionName']));
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((id) => !kept.includes(id))).toEqual([]);
  });

  it.each(Object.entries(reactions))(
    'every event that %s follows reaches its queue, and no other',
    (reaction, consumers) => {
      const rule = rules.find((one) =>
        targetsOf(one).some(({ Arn }) => idIn(Arn).startsWith(`Reaction${reaction}Queue`)),
      );
      const pattern = rule?.Properties['EventPattern'] as
        { 'detail-type': string[]; source: string[] } | undefined;
      const followed = [...new Set(consumers.flatMap(({ on }) => on.map(({ type }) => type)))].sort();
      expect(pattern).toEqual({ source: ['kehila'], 'detail-type': followed });
    },
  );
});
