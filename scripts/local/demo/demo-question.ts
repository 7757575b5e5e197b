import type { TicketPriority } from '#shared/model/ticket.ts';
import type { PersonKey } from './people.ts';

interface Post {
  readonly by: PersonKey;
  readonly body: string;
  /** Who votes for it. */
  readonly votes?: readonly PersonKey[];
  readonly comments?: readonly (readonly [PersonKey, string])[];
}

export interface DemoAnswer extends Post {
  /** The asker says that it solved the question. */
  readonly isAccepted?: true;
}

export interface DemoQuestion extends Post {
  /** `<community>/<space>`. */
  readonly space: string;
  /** Known by it when the demo is made again, so it stands once. */
  readonly title: string;
  readonly topics: readonly string[];
  readonly answers?: readonly DemoAnswer[];
  /** A ticket is opened by hand, with this priority. */
  readonly ticket?: TicketPriority;
}
