import type { Condition } from 'dynamodb-toolbox';
import { check, type Write } from '#functions/table/writes.ts';
import { raced } from '../again-when-raced.ts';
import { questionEntity, type QuestionItem } from '../questions/question.entity.ts';

/**
 * Put this into a transaction that rests on a question as it was read: nobody answered, accepted,
 * locked, moved or deleted meanwhile. Else the caller, `againWhenRaced`, reads again.
 */
export function requireSameQuestion({ id, version, answerCount }: QuestionItem): Write {
  const same = {
    and: [
      { attr: 'version', eq: version },
      { attr: 'answerCount', eq: answerCount },
    ],
  } as Condition;
  return check(questionEntity, { id }, { if: same, failure: raced() });
}
