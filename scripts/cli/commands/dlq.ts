import { SQSClient, type Message } from '@aws-sdk/client-sqs';
import { Command } from 'commander';
import { say } from '../../local/progress.ts';
import { SayError } from '../../local/say-error.ts';
import { deadLetterQueues, peek, redrive, type DeadLetterQueue } from '../dead-letters.ts';
import { connect } from '../operator.ts';

interface Options {
  readonly queue?: string;
  readonly limit: string;
}

interface Chosen {
  readonly client: SQSClient;
  readonly queues: readonly DeadLetterQueue[];
  readonly now: number;
}

async function choose({ queue }: Pick<Options, 'queue'>, command: Command): Promise<Chosen> {
  const { edge } = await connect(command.optsWithGlobals());
  // The local cloud names its queues by an address of its own; the client's endpoint is right on both.
  const client = new SQSClient({ region: edge.settings.AWS_REGION, useQueueUrlAsEndpoint: false });
  const all = await deadLetterQueues(client, edge.settings);
  const queues = all.filter(({ name }) => queue === undefined || name === queue);
  if (queues.length === 0)
    throw new SayError(`There is no such queue: choose one of ${all.map(({ name }) => name).join(', ')}.`);
  return { client, queues, now: edge.clock() };
}

/** Type and tenant of an event or a timer; bodies are content and are not printed. */
function subjectOf(body: string | undefined): string {
  try {
    const { detail, ...message } = JSON.parse(body ?? '') as Record<string, unknown>;
    const {
      type = 'no type',
      id = '',
      tenantId = 'no tenant',
    } = (detail ?? message) as Record<string, unknown>;
    return [type, id, tenantId].filter((part) => part !== '').join(' ');
  } catch {
    return 'not JSON';
  }
}

function ageOf({ Attributes }: Message, now: number): string {
  const minutes = Math.max(0, Math.round((now - Number(Attributes?.SentTimestamp ?? now)) / 60_000));
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

async function list({ limit, ...options }: Options, command: Command): Promise<void> {
  const { client, queues, now } = await choose(options, command);
  for (const { name, url, source } of queues) {
    const messages = await peek(client, url, Number(limit));
    say(`${name}: ${messages.length}${messages.length === Number(limit) ? ' or more' : ''}`);
    for (const message of messages) {
      const reason =
        message.MessageAttributes?.['reason']?.StringValue ??
        (source === undefined ? 'no reason' : 'failed five times');
      say(`  ${ageOf(message, now).padStart(8)}  ${reason}  ${subjectOf(message.Body)}`);
    }
  }
}

async function redriveAll(options: Options, command: Command): Promise<void> {
  const { client, queues, now } = await choose(options, command);
  for (const { name, url, source } of queues) {
    if (source === undefined) {
      say(`${name}: cannot be sent again, it came from no queue; docs/operations.md says what to do`);
      continue;
    }
    say(`${name}: ${await redrive(client, { url, source, until: now })} sent again`);
  }
}

/** `dlq list|redrive`. */
export function dlqCommand(): Command {
  const command = new Command('dlq').description('messages that could not be handled');
  command
    .command('list')
    .description('what waits, with its age and reason')
    .option('--queue <name>', 'only this queue')
    .option('--limit <number>', 'messages of each queue', '100')
    .action(list);
  command
    .command('redrive')
    .description('send what waits again; mend the cause first')
    .option('--queue <name>', 'only this queue')
    .action(redriveAll);
  return command;
}
