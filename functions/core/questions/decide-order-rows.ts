import type { OrderRow, QuestionItem } from './question.entity.ts';

/** Votes as text that sorts: imported questions can stand below zero. */
const votesPosition = (score: number): string => String(1_000_000 + score).padStart(7, '0');

/**
 * The orders a question stands in beside 'active', made from its head alone. A deleted one stands in none;
 * a locked one waits for nobody's answer.
 */
export function decideOrderRows(question: QuestionItem): OrderRow[] {
  if (question.deletedAt !== undefined) return [];
  const { id: questionId, communityId, spaceId, createdAt, score, topics, answerCount, lockedAt } = question;
  const row = (list: string, position: string): OrderRow => ({
    questionId,
    communityId,
    spaceId,
    list,
    position,
  });
  const waits = answerCount === 0 && lockedAt === undefined;
  return [
    row('new', createdAt),
    row('votes', votesPosition(score)),
    ...(waits ? [row('unanswered', createdAt)] : []),
    ...topics.map((topic) => row(`topic#${topic}`, createdAt)),
  ];
}

export interface OrderChange {
  readonly added: OrderRow[];
  /** Rows that stand at another place or in another space, with what they were. */
  readonly changed: { readonly from: OrderRow; readonly to: OrderRow }[];
  readonly removed: OrderRow[];
}

const samePlace = (a: OrderRow, b: OrderRow): boolean =>
  a.position === b.position && a.spaceId === b.spaceId && a.communityId === b.communityId;

/** What is to be written so that the rows found are the rows wanted. Empty when they are. */
export function decideOrderChange(found: readonly OrderRow[], wanted: readonly OrderRow[]): OrderChange {
  const now = new Map(found.map((row) => [row.list, row]));
  const names = new Set(wanted.map(({ list }) => list));
  const pairs = wanted.flatMap((to) => {
    const from = now.get(to.list);
    return from !== undefined && !samePlace(from, to) ? [{ from, to }] : [];
  });
  return {
    added: wanted.filter(({ list }) => !now.has(list)),
    changed: pairs,
    removed: found.filter(({ list }) => !names.has(list)),
  };
}
