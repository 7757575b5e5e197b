import { item, string } from 'dynamodb-toolbox';
import { defineEntity, idOf, type ItemOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';

/** A word of a question's title. Kept by `indexTitleWords`, so that a similar question is found while one is written. */
export const wordEntity = defineEntity({
  kind: 'word',
  schema: item({
    questionId: idOf('question'),
    communityId: idOf('community'),
    spaceId: idOf('space'),
    stem: string(),
  }),
  key: ({ questionId, stem }: { questionId: Id<'question'>; stem: string }) => ({
    pk: `question#${questionId}`,
    sk: `word#${stem}`,
  }),
  indexes: ({ communityId, stem, questionId }) => ({
    gsi1pk: `word#${communityId}#${stem}`,
    gsi1sk: questionId,
  }),
});
export type WordItem = ItemOf<typeof wordEntity>;

/** Which words of a question's title are kept? */
export const wordsOf = (questionId: Id<'question'>) =>
  ({
    name: 'wordsOf',
    pk: `question#${questionId}`,
    range: { beginsWith: 'word#' },
    kinds: [wordEntity],
    consistent: true,
  }) as const;
/** Which questions of a community have a word in their title, newest first? */
export const questionsWithWord = (communityId: Id<'community'>, stem: string) =>
  ({
    name: 'questionsWithWord',
    index: 'gsi1',
    pk: `word#${communityId}#${stem}`,
    kinds: [wordEntity],
    newestFirst: true,
  }) as const;
