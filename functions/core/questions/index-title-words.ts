import type { Id } from '#shared/ids.ts';
import { commit } from '#functions/table/commit.ts';
import { remove, replace } from '#functions/table/writes.ts';
import { againWhenRaced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { questionEntity, type QuestionItem } from './question.entity.ts';
import { titleStems } from './title-stems.ts';
import { unchangedHead } from './unchanged-head.ts';
import { wordEntity, wordsOf, type WordItem } from './word.entity.ts';

function wantedWords({ id, communityId, spaceId, title, deletedAt }: QuestionItem): WordItem[] {
  if (deletedAt !== undefined) return [];
  const stems = new Set(titleStems(title).flat());
  return [...stems].map((stem) => ({ questionId: id, communityId, spaceId, stem }));
}

/**
 * Keeps the words of a question's title as they are now; at most 16 small items. Can be run at any time, in any order
 * and twice. For consumers and repairs.
 */
export function indexTitleWords(ctx: Context, questionId: Id<'question'>): Promise<void> {
  return againWhenRaced(async () => {
    const [question, found] = await Promise.all([
      ctx.table.get(questionEntity, { id: questionId }, { consistent: true }),
      ctx.table.all(wordsOf(questionId)),
    ]);
    if (question === undefined) return;
    const wanted = wantedWords(question);
    const known = new Map(found.map((word) => [word.stem, word.spaceId]));
    const stems = new Set(wanted.map(({ stem }) => stem));
    const writes = [
      ...wanted
        .filter(({ stem, spaceId }) => known.get(stem) !== spaceId)
        .map((word) => replace(wordEntity, word)),
      ...found.filter(({ stem }) => !stems.has(stem)).map((word) => remove(wordEntity, word)),
    ];
    if (writes.length > 0)
      await commit(ctx, { writes: [unchangedHead(question), ...writes], answer: undefined });
  });
}
