import { v7 as uuidv7 } from 'uuid';
import { idFromUuid, type Id, type IdKind } from '#shared/ids.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock {
  readonly now: () => string;
  readonly set: (iso: string) => void;
  readonly advance: (milliseconds: number) => void;
  /** Ids of this clock's moments; later ones sort later, within one moment too. */
  readonly newId: <K extends IdKind>(kind: K) => Id<K>;
}

/** Begins at a moment of the real year, so that nothing a test stores has expired for the table. */
export function testClock(start = new Date().toISOString()): TestClock {
  let at = Date.parse(start);
  let seq = 0;
  return {
    now: () => new Date(at).toISOString(),
    set: (iso) => {
      at = Date.parse(iso);
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
    newId: (kind) => {
      seq += 1;
      return idFromUuid(kind, uuidv7({ msecs: at, seq }, new Uint8Array(16)));
    },
  };
}
