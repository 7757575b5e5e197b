import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { searchQuestions as searchQuestionsRoute } from '#shared/api/questions.ts';
import type { Context } from '../context.ts';
import { matchTitles } from './match-titles.ts';
import { presentRow } from './present-question.ts';

type Search = typeof searchQuestionsRoute;

/** A person looks through the answer: one shared word is enough, and frequent words are followed further back. */
const MANY = { rowsOfWord: 100, needed: 1, most: 20 };

/** Questions of a community by the words of their titles, the closest first. For anybody; hidden spaces leave no trace. */
export async function searchQuestions(ctx: Context, input: InputOf<Search>): Promise<OutputOf<Search>> {
  const found = await matchTitles(ctx, input, MANY);
  return { items: found.map(presentRow) };
}
