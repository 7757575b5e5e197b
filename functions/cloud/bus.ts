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

interface Entry {
  readonly event: Envelope;
  readonly detail: string;
}

/** Why each entry of one call was not taken, by position; undefined for those that were. A call that fails took none. */
async function put(
  client: EventBridgeClient,
  busName: string,
  part: readonly Entry[],
): Promise<(string | undefined)[]> {
  const Entries = part.map(({ event, detail }) => ({
    EventBusName: busName,
    Source: 'kehila',
    DetailType: event.type,
    Detail: detail,
  }));
  try {
    const { Entries: answers = [] } = await client.send(new PutEventsCommand({ Entries }));
    return part.map((_, position) => {
      const { EventId, ErrorCode } = answers[position] ?? {};
      return EventId === undefined ? (ErrorCode ?? 'no answer') : ErrorCode;
    });
  } catch (error) {
    // Said by its name, so that the entries of other calls keep what came of them.
    const reason = error instanceof Error ? error.name : String(error);
    return part.map(() => reason);
  }
}

/** Puts events on the bus and says which arrived. A partly failed call fails only its failed entries, a failed call only its own. */
export function publisher(client: EventBridgeClient, busName: string): PublishEvents {
  return async (events) => {
    const sent: Envelope[] = [];
    const failed: { event: Envelope; reason: string }[] = [];
    const detailed = events.map((event) => ({ event, detail: JSON.stringify(event) }));
    const tooLarge = ({ detail }: Entry): boolean => Buffer.byteLength(detail) > MOST_BYTES;
    const refused = detailed.filter(tooLarge).map(({ event }) => ({ event, reason: 'event.too_large' }));
    const sendable = detailed.filter((entry) => !tooLarge(entry));
    for (let start = 0; start < sendable.length; start += ENTRIES_PER_CALL) {
      const part = sendable.slice(start, start + ENTRIES_PER_CALL);
      const reasons = await put(client, busName, part);
      part.forEach(({ event }, position) => {
        const reason = reasons[position];
        if (reason === undefined) sent.push(event);
        else failed.push({ event, reason });
      });
    }
    return { sent, failed, refused };
  };
}
