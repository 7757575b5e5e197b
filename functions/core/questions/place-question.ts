import type { Condition } from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import { commit } from '#functions/table/commit.ts';
import { count, create, remove, replace, type Write } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { decideOrderChange, decideOrderRows, type OrderChange } from './decide-order-rows.ts';
import { orderRowEntity, orderRowsOf, questionEntity, type OrderRow } from './question.entity.ts';
import { topicCountEntity } from './topic.entity.ts';
import { unchangedHead } from './unchanged-head.ts';

const topicOf = ({ list }: OrderRow): string | undefined =>
  list.startsWith('topic#') ? list.slice(6) : undefined;

/** Counts a topic row that comes or goes, or one that changes its space. */
function topicWrites({ added, changed, removed }: OrderChange): Write[] {
  const moved = changed.filter(({ from, to }) => from.spaceId !== to.spaceId);
  const less = [...removed, ...moved.map(({ from }) => from)];
  const more = [...added, ...moved.map(({ to }) => to)];
  const by = (row: OrderRow, questions: number): Write[] => {
    const topic = topicOf(row);
    if (topic === undefined) return [];
    const { communityId, spaceId } = row;
    return [count(topicCountEntity, { communityId, spaceId, topic }, { add: { questions }, orCreate: true })];
  };
  return [...less.flatMap((row) => by(row, -1)), ...more.flatMap((row) => by(row, 1))];
}

/** Each row only as it was read: what is counted with it is counted once. */
function rowWrites({ added, changed, removed }: OrderChange): Write[] {
  const asRead = ({ position, spaceId }: OrderRow) => ({
    if: {
      and: [
        { attr: 'position', eq: position },
        { attr: 'spaceId', eq: spaceId },
      ],
    } as Condition,
    failure: raced(),
  });
  return [
    ...added.map((row) => create(orderRowEntity, row, raced())),
    ...changed.map(({ from, to }) => replace(orderRowEntity, to, asRead(from))),
    ...removed.map((row) => remove(orderRowEntity, row, asRead(row))),
  ];
}

/**
 * Puts a question where it belongs in the orders new, votes, unanswered and topics, and counts its topics. Made
 * from the head as it stands now, so it can be run at any time, in any order and twice. For consumers and repairs.
 */
export function placeQuestion(ctx: Context, questionId: Id<'question'>): Promise<void> {
  return againWhenRaced(async () => {
    const [question, found] = await Promise.all([
      ctx.table.get(questionEntity, { id: questionId }, { consistent: true }),
      ctx.table.all(orderRowsOf(questionId)),
    ]);
    if (question === undefined) return;
    const change = decideOrderChange(found, decideOrderRows(question));
    const rows = rowWrites(change);
    if (rows.length === 0) return;
    await commit(ctx, {
      writes: [unchangedHead(question), ...rows, ...topicWrites(change)],
      answer: undefined,
    });
  });
}
