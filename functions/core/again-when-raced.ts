import { setTimeout as wait } from 'node:timers/promises';
import { AppError, unavailable } from '#shared/errors.ts';

const RACED = 'commit.raced';
/** Eight writers of one item at once all get through; more than that is told to try again. */
const TRIES = 8;

/** Give this to a write whose item others change all the time: losing the race says nothing about the request itself. */
export const raced = (cause?: unknown): AppError => unavailable(RACED, cause);

/**
 * Runs an operation from its reads on, again when somebody was faster with an item it had read. The
 * second run sees what they did and decides anew, so a caller never hears of a conflict that is none.
 */
export async function againWhenRaced<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof AppError && error.code === RACED) || tries === TRIES) throw error;
      // Who lost, lost to somebody who is through: writers of one item cannot keep each other out for ever.
      await wait(5 * tries);
    }
  }
}
