import type { Consumer } from '../define-consumer.ts';

/** What tells people. */
export const consumers: readonly Consumer[] = [];
