import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { findSimilar as findSimilarRoute } from '#shared/api/questions.ts';
import type { Context } from '../context.ts';
import { matchTitles } from './match-titles.ts';
import { presentRow } from './present-question.ts';

type Find = typeof findSimilarRoute;

/** Asked at every pause in typing: it looks at few rows, and one shared word of many is not enough. */
const FEW = { rowsOfWord: 25, most: 5 };

/** What was asked before that resembles what somebody is about to ask, among what this reader may see. For anybody. */
export async function findSimilar(ctx: Context, input: InputOf<Find>): Promise<OutputOf<Find>> {
  const found = await matchTitles(ctx, input, FEW);
  return { items: found.map(presentRow) };
}
