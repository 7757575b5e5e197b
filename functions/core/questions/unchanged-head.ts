import { check, type Write } from '#functions/table/writes.ts';
import { raced } from '../again-when-raced.ts';
import { questionEntity, type QuestionItem } from './question.entity.ts';

/** What was made from a head is stored only while that head stands: an older event cannot undo a newer one. */
export function unchangedHead({ id, version, score, answerCount }: QuestionItem): Write {
  const same = [
    { attr: 'version', eq: version },
    { attr: 'score', eq: score },
    { attr: 'answerCount', eq: answerCount },
  ];
  return check(questionEntity, { id }, { if: { and: same }, failure: raced() });
}
