import { PutEventsCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Envelope } from '#events/contracts/define-event.ts';

/** EventBridge takes ten entries a call, 256 KB each. */
const ENTRIES_PER_CALL = 10;
const MOST_BYTES = 240 * 1_024;

export interface Published {
  readonly sent: readonly Envelope[];
  /** Not taken this time: try again. */
  readonly failed: readonly { readonly event: Envelope; readonly reason: string }[];
  /** Never will be: too large. */
  readonly refused: readonly { readonly event: Envelope; readonly reason: string }[];
}

export type PublishEvents = (events: readonly Envelope[]) => Promise<Published>;

/** Puts events on the bus and says which arrived. A partly failed call fails only its failed entries. */
export function publisher(client: EventBridgeClient, busName: string): PublishEvents {
  return async (events) => {
    const sent: Envelope[] = [];
    const failed: { event: Envelope; reason: string }[] = [];
    const detailed = events.map((event) => ({ event, detail: JSON.stringify(event) }));
    const tooLarge = ({ detail }: { detail: string }): boolean => Buffer.byteLength(detail) > MOST_BYTES;
    const refused = detailed.filter(tooLarge).map(({ event }) => ({ event, reason: 'event.too_large' }));
    const sendable = detailed.filter((entry) => !tooLarge(entry));
    for (let start = 0; start < sendable.length; start += ENTRIES_PER_CALL) {
      const part = sendable.slice(start, start + ENTRIES_PER_CALL);
      const Entries = part.map(({ event, detail }) => ({
        EventBusName: busName,
        Source: 'kehila',
        DetailType: event.type,
        Detail: detail,
      }));
      const { Entries: answers = [] } = await client.send(new PutEventsCommand({ Entries }));
      part.forEach(({ event }, position) => {
        const reason = answers[position]?.ErrorCode;
        if (answers[position]?.EventId !== undefined && reason === undefined) sent.push(event);
        else failed.push({ event, reason: reason ?? 'no answer' });
      });
    }
    return { sent, failed, refused };
  };
}
