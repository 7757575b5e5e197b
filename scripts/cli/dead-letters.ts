import type { SQSClient } from '@aws-sdk/client-sqs';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
} from '@aws-sdk/client-sqs';
import type { Settings } from '#functions/cloud/settings.ts';

/** A dead-letter queue and the queue its messages came from; the parked queue has none. */
export interface DeadLetterQueue {
  /** `wake`, `notify`, `parked`, … */
  readonly name: string;
  readonly url: string;
  readonly source: string | undefined;
}

/** Long enough to send a batch again; then others may see the messages. */
const HELD_SECONDS = 60;
const AT_ONCE = 10;

/** `Kehila-ReactionnotifyQueueDeadLettersQueue44BF` is `notify`, and dead. */
function namesIn(url: string, stack: string): { name: string; isDead: boolean } | undefined {
  const parts = new RegExp(`/${stack}-(?:Reaction)?(\\w+?)Queue(DeadLetters)?`).exec(url);
  const [, name, dead] = parts ?? [];
  return name === undefined
    ? undefined
    : { name: name.toLowerCase(), isDead: dead !== undefined || name === 'Parked' };
}

/** The dead-letter queues of an installation, by name. */
export async function deadLetterQueues(client: SQSClient, settings: Settings): Promise<DeadLetterQueue[]> {
  const stack = /([^:]+)-WakeQueue[^:]*$/.exec(settings.KEHILA_WAKE_QUEUE_ARN)?.[1] ?? 'Kehila';
  const { QueueUrls = [] } = await client.send(
    new ListQueuesCommand({ QueueNamePrefix: `${stack}-`, MaxResults: 1_000 }),
  );
  const named = QueueUrls.map((url) => ({ url, ...namesIn(url, stack) }));
  const dead = named.filter(({ isDead }) => isDead === true);
  return dead
    .map(({ name = '', url }) => ({
      name,
      url,
      source: named.find((queue) => queue.name === name && queue.isDead === false)?.url,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

const sentAt = ({ Attributes }: Message): number => Number(Attributes?.SentTimestamp ?? 0);

async function receive(client: SQSClient, QueueUrl: string): Promise<Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: AT_ONCE,
      VisibilityTimeout: HELD_SECONDS,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    }),
  );
  return Messages;
}

/** Lets others see a message at once. */
const letGo = (client: SQSClient, QueueUrl: string, { ReceiptHandle }: Message) =>
  client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));

/** Up to `limit` messages of a queue; all of them stay there. */
export async function peek(client: SQSClient, url: string, limit: number): Promise<Message[]> {
  const seen = new Map<string, Message>();
  while (seen.size < limit) {
    const fresh = (await receive(client, url)).filter(({ MessageId }) => !seen.has(String(MessageId)));
    if (fresh.length === 0) break;
    for (const message of fresh) seen.set(String(message.MessageId), message);
  }
  for (const message of seen.values()) await letGo(client, url, message);
  return [...seen.values()].slice(0, limit);
}

interface Redrive {
  readonly url: string;
  readonly source: string;
  /** Milliseconds since 1970: what arrives later has failed again and stays. */
  readonly until: number;
}

/** Sends messages to where they came from, each: receive, send, delete. A stop between may send one twice, never lose one. */
export async function redrive(client: SQSClient, { url, source, until }: Redrive): Promise<number> {
  let sent = 0;
  for (;;) {
    const messages = await receive(client, url);
    const due = messages.filter((message) => sentAt(message) <= until);
    for (const { Body, Attributes, ReceiptHandle } of due) {
      const { MessageGroupId } = Attributes ?? {};
      await client.send(
        new SendMessageCommand({
          QueueUrl: source,
          MessageBody: Body,
          ...(MessageGroupId && { MessageGroupId }),
        }),
      );
      await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
      sent += 1;
    }
    for (const message of messages) if (!due.includes(message)) await letGo(client, url, message);
    if (due.length === 0) return sent;
  }
}
