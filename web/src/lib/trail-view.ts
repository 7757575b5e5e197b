/** One act of the audit log as a page shows it. */
export interface TrailEntry {
  readonly id: string;
  readonly at: string;
  /** Who did it; a system act has no name in front. */
  readonly who?: string;
  readonly text: string;
  readonly ref?: string;
}

/** One state a ticket has been in. */
export interface TicketStage {
  readonly status: 'new' | 'open' | 'pending' | 'solved';
  readonly at?: string;
  readonly by?: string;
}
