import type { SlaTarget } from '#shared/model/sla-policy.ts';
import type { ClockTurn } from './clock-state.ts';

export type ClockFactKind =
  | 'accepted'
  | 'unaccepted'
  | 'solved'
  | 'deleted'
  | 'restored'
  | 'locked'
  | 'unlocked'
  | 'waiting'
  | 'replied';

/** Something that happened to a question, when it happened. */
export interface ClockFact {
  readonly at: string;
  readonly kind: ClockFactKind;
}

/** A time in which somebody else's answer could be read; without an end it still can. */
export interface AnsweredSpan {
  readonly from: string;
  readonly to?: string;
}

interface Account {
  readonly target: SlaTarget;
  readonly pausesForAsker: boolean;
  readonly facts: readonly ClockFact[];
  readonly answered: readonly AnsweredSpan[];
}

interface Standing {
  readonly reached: boolean;
  /** Deleted or locked: nobody can answer. */
  readonly closed: boolean;
  readonly waiting: boolean;
}

const byTime = (a: ClockFact, b: ClockFact): number =>
  a.at.localeCompare(b.at) || a.kind.localeCompare(b.kind);

/** Replies that are all kept, so that a pause which is heard of late finds the very reply that ended it. */
const MOST_REPLIES = 50;

/** In a longer talk a reply between two replies tells nothing new: the first and the last of a row stay. */
function withoutRepeats(facts: readonly ClockFact[]): readonly ClockFact[] {
  const isReply = (fact: ClockFact | undefined): boolean => fact?.kind === 'replied';
  if (facts.filter(isReply).length <= MOST_REPLIES) return facts;
  const turns = facts.filter((fact) => fact.kind === 'waiting' || isReply(fact));
  const inner = new Set(
    turns.filter((fact, n) => isReply(fact) && isReply(turns[n - 1]) && isReply(turns[n + 1])),
  );
  return facts.filter((fact) => !inner.has(fact));
}

/** The facts with one more, in order of time; a fact that is known changes nothing. */
export function withFact(facts: readonly ClockFact[], fact: ClockFact): readonly ClockFact[] {
  if (facts.some(({ at, kind }) => at === fact.at && kind === fact.kind)) return facts;
  return withoutRepeats([...facts, fact].sort(byTime));
}

/** Times in which a question had an answer by somebody else than its asker, read off the answers as they are now. */
export function answeredSpans(
  answers: readonly {
    readonly author: { readonly id: string };
    readonly createdAt: string;
    readonly deletedAt?: string | undefined;
  }[],
  askerId: string,
): AnsweredSpan[] {
  const spans = answers
    .filter(({ author }) => author.id !== askerId)
    .map(({ createdAt, deletedAt }): AnsweredSpan =>
      deletedAt === undefined ? { from: createdAt } : { from: createdAt, to: deletedAt },
    )
    .sort((a, b) => a.from.localeCompare(b.from));
  const joined: AnsweredSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last === undefined || (last.to !== undefined && last.to < span.from)) joined.push(span);
    else if (last.to !== undefined && (span.to === undefined || span.to > last.to))
      joined[joined.length - 1] = { ...span, from: last.from };
  }
  return joined;
}

/** Which of two opposite facts happened last, up to a moment. */
function isOn(
  facts: readonly ClockFact[],
  [on, off]: readonly [ClockFactKind, ClockFactKind],
  moment: string,
): boolean {
  return facts.findLast(({ at, kind }) => at <= moment && (kind === on || kind === off))?.kind === on;
}

function standingAt({ target, facts, answered, pausesForAsker }: Account, moment: string): Standing {
  const solved = facts.some(({ at, kind }) => kind === 'solved' && at <= moment);
  const isAnswered = answered.some(({ from, to }) => from <= moment && (to === undefined || to > moment));
  return {
    reached:
      solved || (target === 'first_answer' ? isAnswered : isOn(facts, ['accepted', 'unaccepted'], moment)),
    closed: isOn(facts, ['deleted', 'restored'], moment) || isOn(facts, ['locked', 'unlocked'], moment),
    waiting: pausesForAsker && isOn(facts, ['waiting', 'replied'], moment),
  };
}

type Ended = 'stop' | 'void' | undefined;

function endingTurns(
  before: Ended,
  { reached, closed }: Standing,
): { turns: ('stop' | 'void' | 'reopen')[]; ended: Ended } {
  if (before === undefined && reached) return { turns: ['stop'], ended: 'stop' };
  if (before === undefined && closed) return { turns: ['void'], ended: 'void' };
  if (before !== undefined && !reached && !closed) return { turns: ['reopen'], ended: undefined };
  // Back from deletion or lock with its target reached meanwhile.
  if (before === 'void' && reached && !closed) return { turns: ['reopen', 'stop'], ended: 'stop' };
  return { turns: [], ended: before };
}

/**
 * What happened to a clock, read off the facts, whatever the order in which they became known:
 * - the first answer by somebody else, an accepted answer, or a solved ticket stop it;
 * - when the acceptance is taken back, or no such answer is left, it goes on where it stood;
 * - a deleted or locked question voids it, and it goes on when the question is back;
 * - it stands still while the asker is waited for.
 */
export function decideClockTurns(account: Account): ClockTurn[] {
  const { facts, answered } = account;
  const moments = [
    ...facts.map(({ at }) => at),
    ...answered.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
  ];
  const turns: ClockTurn[] = [];
  let ended: Ended;
  let waiting = false;
  for (const at of [...new Set(moments)].sort()) {
    const standing = standingAt(account, at);
    if (standing.waiting !== waiting) turns.push({ at, kind: standing.waiting ? 'pause' : 'resume' });
    ({ waiting } = standing);
    const ending = endingTurns(ended, standing);
    turns.push(...ending.turns.map((kind) => ({ at, kind })));
    ({ ended } = ending);
  }
  return turns;
}
