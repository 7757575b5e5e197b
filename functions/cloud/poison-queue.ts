import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface PoisonMessage {
  readonly body: string;
  /** Code and place, never content. */
  readonly reason: string;
}

export type PoisonQueue = (message: PoisonMessage) => Promise<void>;

/** Sends what cannot be handled to a dead-letter queue, with the reason an operator reads in `dlq list`. */
export function poisonQueue(client: SQSClient, QueueUrl: string): PoisonQueue {
  return async ({ body, reason }) => {
    const MessageAttributes = { reason: { DataType: 'String', StringValue: reason.slice(0, 256) } };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body, MessageAttributes }));
  };
}
