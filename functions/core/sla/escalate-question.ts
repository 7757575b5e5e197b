import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import type { StepShare } from '#shared/model/sla-policy.ts';
import { happened } from '#events/contracts/define-event.ts';
import { QuestionEscalated } from '#events/contracts/sla.ts';
import { commit } from '#functions/table/commit.ts';
import type { Write } from '#functions/table/writes.ts';
import { againWhenRaced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { findSpace, structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { staffMembers } from '../members/member.entity.ts';
import { whereOf } from '../questions/decide-answer-question.ts';
import { questionEntity, type QuestionItem } from '../questions/question.entity.ts';
import { askExperts } from './ask-experts.ts';
import { requireSameQuestion } from './require-same-question.ts';
import { storeClock } from './change-clocks.ts';
import { clocksOf, type ClockItem } from './clock.entity.ts';
import { dueSteps, markStepDone } from './clock.ts';
import { decideMembersToAsk } from './decide-members-to-ask.ts';
import { isOver } from './is-over.ts';
import { setTimer } from './set-timers.ts';

/** Two clocks of three steps each. */
const MOST_STEPS = 6;

interface Due {
  readonly clock: ClockItem;
  readonly state: NonNullable<ClockItem['state']>;
  readonly share: StepShare;
}

function dueStep(clock: ClockItem, now: string): Due | undefined {
  const { state } = clock;
  if (state === undefined || state.stoppedAt !== undefined) return undefined;
  const [share] = dueSteps(state, now);
  return share === undefined ? undefined : { clock, state, share };
}

async function findDue(
  ctx: Context,
  question: QuestionItem,
  clocks: readonly ClockItem[],
): Promise<Due | undefined> {
  for (const clock of clocks) {
    const due = dueStep(clock, ctx.now());
    if (due !== undefined && !(await isOver(ctx, question, clock.target))) return due;
  }
  return undefined;
}

/** Whom a step reaches, and what is to be written about them. A ticket tells the desk by itself. */
async function membersFor(
  ctx: Context,
  question: QuestionItem,
  share: StepShare,
): Promise<{ members: Author[]; writes: Write[] }> {
  const space = findSpace(await structureOf(ctx.table, ctx.now()), question.spaceId);
  if (share === 100 || space === undefined) return { members: [], writes: [] };
  if (share === 50) return askExperts(ctx, { question, space });
  const staff = await ctx.table.all(staffMembers);
  return { members: decideMembersToAsk({ question, space, staff }), writes: [] };
}

/** The step, its event and its audit entry, if neither the clock nor the question changed since they were read. */
async function doStep(ctx: Context, question: QuestionItem, { clock, state, share }: Due): Promise<void> {
  const now = ctx.now();
  const { target, questionId } = clock;
  const { members, writes } = await membersFor(ctx, question, share);
  const memberIds = members.map(({ id }) => id);
  const dueAt = state.steps.find((step) => step.share === share)?.dueAt ?? now;
  await commit(ctx, {
    writes: [
      storeClock(clock, {
        ...clock,
        state: markStepDone(state, share, now),
        escalations: [...clock.escalations, { share, at: now, members }],
      }),
      requireSameQuestion(question),
      ...writes,
      auditWrite(ctx, {
        act: 'question.escalated',
        target: questionId,
        questionId,
        facts: { share, target, memberIds },
      }),
    ],
    events: [
      happened(QuestionEscalated, {
        ...whereOf(question),
        title: question.title,
        share,
        target,
        dueAt,
        memberIds,
      }),
    ],
    answer: null,
  });
}

/** Does the lowest step that is due; answers false when there is none. */
async function doNextStep(ctx: Context, questionId: Id<'question'>): Promise<boolean> {
  const [clocks, question] = await Promise.all([
    ctx.table.all(clocksOf(questionId)),
    ctx.table.get(questionEntity, { id: questionId }, { consistent: true }),
  ]);
  const due = question && (await findDue(ctx, question, clocks));
  if (question === undefined || due === undefined) return false;
  await doStep(ctx, question, due);
  return true;
}

/**
 * Does every step of a question's ladder that is due, each once, and sets the timers of the next ones.
 * For a timer that fired or the sweep: nothing is believed, all is read again, and of two at once one
 * does the step. Answers how many steps were done.
 */
export async function escalateQuestion(
  ctx: Context,
  { questionId }: { questionId: Id<'question'> },
): Promise<{ steps: number }> {
  let steps = 0;
  const step = () => againWhenRaced(() => doNextStep(ctx, questionId));
  while (steps < MOST_STEPS && (await step())) steps += 1;
  const clocks = await ctx.table.all(clocksOf(questionId));
  // A step that is due and was not done has its target reached: the event on its way takes the timer away.
  await Promise.all(
    clocks.filter((clock) => dueStep(clock, ctx.now()) === undefined).map((clock) => setTimer(ctx, clock)),
  );
  return { steps };
}
