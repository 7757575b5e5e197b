import type { Id } from '#shared/ids.ts';
import type { Context } from '../context.ts';
import { requireVisibleSpaces } from '../communities/visible-spaces.ts';
import { questionEntity, type QuestionItem } from './question.entity.ts';
import { rankSimilar } from './rank-similar.ts';
import { titleStems } from './title-stems.ts';
import { questionsWithWord } from './word.entity.ts';

interface Looked {
  readonly communityId: Id<'community'>;
  readonly text: string;
}

interface Wanted {
  /** Of a frequent word only this many of the newest questions are looked at; rare words decide anyway. */
  readonly rowsOfWord: number;
  /** How many words must be shared; `rankSimilar` decides when it is not said. */
  readonly needed?: number;
  /** Rows of the answer. */
  readonly most: number;
}

/** Twice as many heads as rows are read, at most a hundred: some turn out to be deleted. */
const MOST_HEADS = 100;

/**
 * Questions whose titles share words with a text, the closest first, among those this reader may see. For anybody;
 * one small query a form of a word, at most sixteen at once, and one call for the heads. Not an operation itself.
 */
export async function matchTitles(
  ctx: Context,
  { communityId, text }: Looked,
  { rowsOfWord, needed, most }: Wanted,
): Promise<QuestionItem[]> {
  const visible = await requireVisibleSpaces(ctx, communityId);
  const withStem = async (stem: string) =>
    (await ctx.table.page(questionsWithWord(communityId, stem), { limit: rowsOfWord })).items;
  const words = await Promise.all(
    titleStems(text).map(async (forms) => (await Promise.all(forms.map(withStem))).flat()),
  );
  const seen = words.map((rows) =>
    rows.filter(({ spaceId }) => visible.has(spaceId)).map(({ questionId }) => questionId),
  );
  const ids = rankSimilar(seen, needed).slice(0, Math.min(2 * most, MOST_HEADS));
  const heads = await ctx.table.getMany(
    questionEntity,
    ids.map((id) => ({ id })),
  );
  const shown = heads.filter((head) => head.deletedAt === undefined && visible.has(head.spaceId));
  return shown.slice(0, most);
}
