import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { idSchema } from '#shared/ids.ts';
import { deliverWebhook } from '#functions/core/webhooks/deliver-webhook.ts';
import { escalateQuestion } from '#functions/core/sla/escalate-question.ts';
import type { Context } from '#functions/core/context.ts';
import type { Edge } from '#functions/middleware/edge.ts';
import type { PoisonQueue } from '#functions/cloud/poison-queue.ts';
import { systemContext } from './system-context.ts';

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('clock'), tenantId: idSchema('tenant'), questionId: idSchema('question') }),
  z.object({ type: z.literal('delivery'), tenantId: idSchema('tenant'), deliveryId: idSchema('delivery') }),
]);
type Message = z.infer<typeof messageSchema>;

/** A timer proves nothing: what it wakes re-reads the state and does only what is due. */
function run(ctx: Context, message: Message): Promise<unknown> {
  if (message.type === 'clock') return escalateQuestion(ctx, { questionId: message.questionId });
  return deliverWebhook(ctx, { deliveryId: message.deliveryId });
}

function read(body: string): Message | undefined {
  try {
    return messageSchema.parse(JSON.parse(body));
  } catch {
    // Not ours: the caller puts it aside with a reason.
    return undefined;
  }
}

/** Handles a batch of fired timers, each by itself. */
export function wakeUp({
  edge,
  poison,
}: {
  edge: Edge;
  poison: PoisonQueue;
}): (batch: SQSEvent) => Promise<SQSBatchResponse> {
  const handle = async (body: string, messageId: string): Promise<void> => {
    const message = read(body);
    const tenant = message && (await edge.directory.findById(message.tenantId));
    if (message === undefined || tenant === undefined) {
      const reason = message === undefined ? 'wake.unreadable' : 'wake.tenant_unknown';
      await poison({ body, reason });
      edge.log.error('poison', { messageId, reason });
      return;
    }
    await run(
      systemContext(edge, tenant, { name: `timer.${message.type}`, correlationId: messageId }),
      message,
    );
    edge.log.info('woken', { type: message.type, tenantId: tenant.id, correlationId: messageId });
  };
  return async ({ Records }) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const { body, messageId } of Records) {
      try {
        await handle(body, messageId);
      } catch (error) {
        edge.log.error('timer failed', { messageId, error });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
}
