/** How to take back what was just done; what the form of `Undo` sends. */
export interface Undo {
  readonly what: 'question' | 'answer' | 'comment' | 'place';
  readonly questionId: string;
  /** The answer, the comment, or the space it stood in. */
  readonly target?: string | undefined;
  /** Where it stands, to go there once it is back. */
  readonly back: string;
}

/** What was just done, said once on the next page. Errors are never said here: they stay where they arose. */
export interface Done {
  /** Two acts of one kind are two. */
  readonly id: string;
  readonly act: 'removed' | 'moved' | 'put_back';
  readonly undo?: Undo | undefined;
}
