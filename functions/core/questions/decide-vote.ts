import { forbidden, invalid } from '#shared/errors.ts';
import type { AnswerItem, QuestionItem } from './question.entity.ts';
import { requireOpen } from './decide-answer-question.ts';
import type { Reader } from './what-reader-can.ts';

interface Voting {
  readonly question: QuestionItem;
  /** The post voted for. */
  readonly target: QuestionItem | AnswerItem;
  readonly reader: Reader;
  /** The reader's vote until now: 1, -1, or 0. */
  readonly before: number;
  readonly value: number;
}

/**
 * What a vote moves the score by: 2 from -1 to 1, 0 when it is as before. Raises `vote.own_post`,
 * `vote.not_for_questions` and `question.locked`.
 */
export function decideVote({ question, target, reader, before, value }: Voting): number {
  requireOpen(question);
  if (reader.isAuthor(target.author)) throw forbidden('vote.own_post');
  if (value < 0 && target.id === question.id) throw invalid('vote.not_for_questions');
  return value - before;
}
