import { idIn, resourcesOf, type TemplateJson } from './synthesised.ts';

interface Target {
  readonly Arn: unknown;
  readonly RetryPolicy?: {
    readonly MaximumRetryAttempts?: number;
    readonly MaximumEventAgeInSeconds?: number;
  };
  readonly DeadLetterConfig?: { readonly Arn?: unknown };
}
interface AlarmJson {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

/** The resources that an alarm on this metric watches. */
function watched(template: TemplateJson, metric: string): Set<string | undefined> {
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm') as unknown as [string, AlarmJson][];
  return new Set(
    alarms
      .filter(([, alarm]) => alarm.MetricName === metric)
      .flatMap(([, { Dimensions = [] }]) => Dimensions.map(({ Value }) => idIn(Value))),
  );
}

/** Queues that a redrive policy leads to, and the ones that have such a policy. */
function redrives(template: TemplateJson): Map<string, string | undefined> {
  const queues = resourcesOf(template, 'AWS::SQS::Queue');
  return new Map(
    queues
      .filter(([, { RedrivePolicy }]) => RedrivePolicy !== undefined)
      .map(([id, { RedrivePolicy }]) => [
        id,
        idIn((RedrivePolicy as { deadLetterTargetArn: unknown }).deadLetterTargetArn),
      ]),
  );
}

const complaint = (isBroken: boolean, text: string): string[] => (isBroken ? [text] : []);

function ofTargets(template: TemplateJson): string[] {
  const alarmed = watched(template, 'ApproximateNumberOfMessagesVisible');
  const invoked = new Map(
    resourcesOf(template, 'AWS::Lambda::EventInvokeConfig').map(([, config]) => [
      idIn(config['FunctionName']),
      config,
    ]),
  );
  return resourcesOf(template, 'AWS::Events::Rule').flatMap(([id, { Targets }]) =>
    (Targets as Target[]).flatMap(({ Arn, RetryPolicy, DeadLetterConfig }) => {
      const isFunction = template.Resources[idIn(Arn) ?? '']?.Type === 'AWS::Lambda::Function';
      const config = invoked.get(idIn(Arn)) as
        { DestinationConfig?: { OnFailure?: unknown }; MaximumRetryAttempts?: number } | undefined;
      return [
        ...complaint(
          RetryPolicy?.MaximumRetryAttempts === undefined ||
            RetryPolicy.MaximumEventAgeInSeconds === undefined,
          `${id}: target without a retry policy`,
        ),
        ...complaint(!alarmed.has(idIn(DeadLetterConfig?.Arn)), `${id}: target without watched dead letters`),
        ...complaint(
          isFunction &&
            (config?.DestinationConfig?.OnFailure === undefined || config.MaximumRetryAttempts === undefined),
          `${id}: function called asynchronously without retries and a place for failures`,
        ),
      ];
    }),
  );
}

function ofQueues(template: TemplateJson): string[] {
  const counted = watched(template, 'ApproximateNumberOfMessagesVisible');
  const aged = watched(template, 'ApproximateAgeOfOldestMessage');
  const redriven = redrives(template);
  return resourcesOf(template, 'AWS::SQS::Queue').flatMap(([id]) => {
    const deadLetters = redriven.get(id);
    // A queue that leads nowhere is where dead letters end: people are told at the first.
    if (deadLetters === undefined)
      return complaint(!counted.has(id), `${id}: neither dead letters nor an alarm at the first message`);
    return [
      ...complaint(!counted.has(deadLetters), `${id}: its dead letters have no alarm`),
      ...complaint(!aged.has(id), `${id}: nobody is told when its messages wait`),
    ];
  });
}

function ofMappings(template: TemplateJson): string[] {
  const redriven = redrives(template);
  return resourcesOf(template, 'AWS::Lambda::EventSourceMapping').flatMap(([id, mapping]) => {
    const queue = template.Resources[idIn(mapping['EventSourceArn']) ?? '']?.Properties ?? {};
    const called = template.Resources[idIn(mapping['FunctionName']) ?? '']?.Properties ?? {};
    const reports = (mapping['FunctionResponseTypes'] ?? []) as string[];
    return [
      ...complaint(
        !redriven.has(idIn(mapping['EventSourceArn']) ?? ''),
        `${id}: reads a queue without dead letters`,
      ),
      ...complaint(
        !reports.includes('ReportBatchItemFailures'),
        `${id}: one bad message takes its batch along`,
      ),
      ...complaint(
        Number(queue['VisibilityTimeout']) < Number(called['Timeout']),
        `${id}: a message is seen again while it is worked on`,
      ),
    ];
  });
}

function ofFunctions(template: TemplateJson): string[] {
  const alarmed = watched(template, 'Errors');
  return resourcesOf(template, 'AWS::Lambda::Function').flatMap(([id]) =>
    complaint(!alarmed.has(id), `${id}: nobody is told of its errors`),
  );
}

/** Every way in a template on which something can be lost without anybody knowing, in words. Empty when there is none. */
export function unguarded(template: TemplateJson): string[] {
  return [...ofTargets(template), ...ofQueues(template), ...ofMappings(template), ...ofFunctions(template)];
}
