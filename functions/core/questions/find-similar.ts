import type { Id } from '#shared/ids.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { findSimilar as findSimilarRoute } from '#shared/api/questions.ts';
import type { Context } from '../context.ts';
import { requireVisibleSpaces } from '../communities/visible-spaces.ts';
import { presentRow } from './present-question.ts';
import { questionEntity } from './question.entity.ts';
import { rankSimilar } from './rank-similar.ts';
import { titleStems } from './title-stems.ts';
import { questionsWithWord, type WordItem } from './word.entity.ts';

type Find = typeof findSimilarRoute;

/** Of a frequent word only the newest questions are looked at; rare words decide anyway. */
const ROWS_OF_WORD = 25;
/** Room for those that turn out to be deleted. */
const CANDIDATES = 10;
const MOST_FOUND = 5;

async function questionsWith(
  ctx: Context,
  communityId: Id<'community'>,
  stems: readonly string[],
): Promise<WordItem[]> {
  const pages = await Promise.all(
    stems.map((stem) => ctx.table.page(questionsWithWord(communityId, stem), { limit: ROWS_OF_WORD })),
  );
  return pages.flatMap(({ items }) => items);
}

/**
 * Questions whose titles share words with what somebody is about to ask, among those this reader may see. For
 * anybody; one small query a word, at most sixteen at once, and one call for the heads.
 */
export async function findSimilar(
  ctx: Context,
  { communityId, text }: InputOf<Find>,
): Promise<OutputOf<Find>> {
  const visible = await requireVisibleSpaces(ctx, communityId);
  const words = await Promise.all(titleStems(text).map((stems) => questionsWith(ctx, communityId, stems)));
  const seen = words.map((rows) =>
    rows.filter(({ spaceId }) => visible.has(spaceId)).map(({ questionId }) => questionId),
  );
  const ids = rankSimilar(seen).slice(0, CANDIDATES);
  const heads = await ctx.table.getMany(
    questionEntity,
    ids.map((id) => ({ id })),
  );
  const shown = heads.filter((head) => head.deletedAt === undefined && visible.has(head.spaceId));
  return { items: shown.slice(0, MOST_FOUND).map(presentRow) };
}
