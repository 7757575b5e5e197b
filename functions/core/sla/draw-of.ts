import { createHash } from 'node:crypto';

/** A member's place in a draw for one question: spreads questions evenly, and is the same when it is drawn again. */
export const drawOf = (questionId: string, memberId: string): string =>
  createHash('sha256').update(`${questionId}:${memberId}`).digest('hex');
