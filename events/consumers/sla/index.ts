import type { Consumer } from '../define-consumer.ts';
import { followAnswers } from './follow-answers.ts';
import { followModeration } from './follow-moderation.ts';
import { pauseForAsker } from './pause-for-asker.ts';
import { replanClocks } from './replan-clocks.ts';
import { startAnswerClock } from './start-answer-clock.ts';
import { stopClocks } from './stop-clocks.ts';

/** What events do to clocks. */
export const consumers: readonly Consumer[] = [
  startAnswerClock,
  followAnswers,
  stopClocks,
  pauseForAsker,
  followModeration,
  replanClocks,
];
