import type { Envelope, EventContract } from '#events/contracts/define-event.ts';
import type { Context } from '#functions/core/context.ts';

/** What follows from an event. Runs at least once, in any order, with the credentials of the event's tenant. */
export interface Consumer {
  /** The effect in words, `startAnswerClock`; part of the claim, so it never changes. */
  readonly name: string;
  /** The types it subscribes to; infra makes the bus rule from them. */
  readonly on: readonly EventContract[];
  readonly handle: (ctx: Context, event: Envelope) => Promise<void>;
}

interface Declaration<C extends EventContract> {
  readonly name: string;
  readonly on: readonly C[];
  readonly handle: (ctx: Context, event: Envelope<C>) => Promise<void>;
}

/** Declares a consumer. One a file; gathered by reaction in `index.ts`, one queue a reaction. */
export function defineConsumer<C extends EventContract>({ name, on, handle }: Declaration<C>): Consumer {
  return { name, on, handle: handle as Consumer['handle'] };
}
