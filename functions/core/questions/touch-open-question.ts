import type { Condition } from 'dynamodb-toolbox';
import { conflict } from '#shared/errors.ts';
import { update, type Change, type Write } from '#functions/table/writes.ts';
import { questionEntity, type QuestionItem } from './question.entity.ts';

/**
 * Something was added to a question: it moves up in the lists, as long as it is still open and in the
 * same space. Does not count as an edit, so several people can answer and comment at once.
 */
export function touchOpenQuestion(
  question: QuestionItem,
  change: Pick<Change<typeof questionEntity>, 'set' | 'add'>,
): Write {
  const stillOpen = {
    and: [
      { attr: 'spaceId', eq: question.spaceId },
      { attr: 'lockedAt', exists: false },
      { attr: 'deletedAt', exists: false },
    ],
  } as Condition;
  return update(questionEntity, question, {
    ...change,
    ifInstead: stillOpen,
    failure: conflict('question.locked'),
  });
}
