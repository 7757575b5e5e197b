import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import { listQuestionTrail } from '#functions/core/audit/list-question-trail.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { escalateQuestion } from '#functions/core/sla/escalate-question.ts';
import { getQuestionClock } from '#functions/core/sla/get-question-clock.ts';
import { reconcileSchedules } from '#functions/core/sla/reconcile-schedules.ts';
import { sweepDueClocks } from '#functions/core/sla/sweep-due-clocks.ts';
import { listTickets } from '#functions/core/tickets/list-tickets.ts';
import { testBus, type TestBus } from '#test/support/bus.ts';
import { dyingAfterCommit } from '#test/support/dying.ts';
import { interleaved } from '#test/support/interleaved.ts';
import { givePolicy, MINUTE } from '#test/support/policies.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'Why does my grinder stop?',
  body: 'It stops after ten seconds.',
  topics: ['grinders'],
};
/** The longest a step may wait for its place in the minute. */
const JITTER = MINUTE;

describe('the escalation ladder', () => {
  let acme: TestTenant;
  let bus: TestBus;
  let admin: MemberActor;
  let moderator: MemberActor;
  let tim: MemberActor;
  let experts: MemberActor[];
  let spaceId: Id<'space'>;

  const system = () => acme.context({ type: 'system', name: 'timer.clock' });
  const ask = async (by = tim): Promise<Id<'question'>> => {
    const { id } = await askQuestion(acme.context(by), { spaceId, ...asking });
    await bus.settle();
    return id;
  };
  const escalationsOf = async (questionId: string) =>
    (await bus.ofType('question.escalated'))
      .map(({ data }) => data as Record<string, unknown>)
      .filter((data) => data['questionId'] === questionId);
  const ticketsOf = async (questionId: string) =>
    (await listTickets(acme.context(admin), { limit: 100 })).items.filter(
      (ticket) => ticket.questionId === questionId,
    );

  beforeAll(async () => {
    acme = await startTenant();
    bus = testBus(acme);
    admin = await acme.member({ role: 'admin' });
    moderator = await acme.member({ role: 'moderator' });
    tim = await acme.member({ name: 'Tim' });
    experts = await Promise.all(
      [1, 2, 3, 4, 5].map(() => acme.member({ role: 'expert', expertTopics: ['grinders'] })),
    );
    await acme.member({ role: 'expert', expertTopics: ['milk'] });
    ({ spaceId } = await acme.space());
    await givePolicy(acme, admin, { spaceId });
  });

  it('asks three experts of the topic at half time, tells moderators at 80 %, and opens a ticket at the end, each once', async () => {
    const id = await ask();
    const start = Date.parse(acme.clock.now());
    for (const minute of [49, 50, 60, 80, 99, 100, 101]) {
      acme.clock.set(new Date(start + minute * MINUTE).toISOString());
      await escalateQuestion(system(), { questionId: id });
      await escalateQuestion(system(), { questionId: id });
      await bus.settle();
    }
    const steps = await escalationsOf(id);
    expect(steps.map(({ share, target }) => [share, target])).toEqual([
      [50, 'first_answer'],
      [80, 'first_answer'],
      [100, 'first_answer'],
    ]);
    const asked = steps[0]?.['memberIds'] as string[];
    expect(new Set(asked).size).toBe(3);
    expect(asked.every((memberId) => experts.some((expert) => expert.memberId === memberId))).toBe(true);
    expect(steps[1]?.['memberIds']).toEqual([moderator.memberId]);
    expect(await ticketsOf(id)).toMatchObject([
      {
        status: 'new',
        reason: 'clock',
        priority: 'high',
        number: expect.stringMatching(/^AC-1\d{3}$/) as string,
      },
    ]);
  });

  it('shows every step to staff and in the trail of the question', async () => {
    const id = await ask();
    acme.clock.advance(80 * MINUTE);
    await escalateQuestion(system(), { questionId: id });
    const { clocks } = await getQuestionClock(acme.context(moderator), { questionId: id });
    const [first] = clocks;
    expect(first).toMatchObject({
      target: 'first_answer',
      remainingMs: 20 * MINUTE,
      policy: { scope: 'space', version: 1 },
    });
    expect(
      first?.steps.map(({ share, doneAt, members }) => [share, doneAt !== undefined, members.length]),
    ).toEqual([
      [50, true, 3],
      [80, true, 1],
      [100, false, 0],
    ]);
    const trail = await listQuestionTrail(acme.context(moderator), { questionId: id, limit: 10 });
    expect(
      trail.items.filter(({ act }) => act === 'question.escalated').map(({ facts }) => facts['share']),
    ).toEqual([80, 50]);
  });

  it('never asks the person who asked', async () => {
    const [expert] = experts;
    if (expert === undefined) throw new Error('There are experts');
    const others: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const id = await ask(expert);
      acme.clock.advance(50 * MINUTE);
      await escalateQuestion(system(), { questionId: id });
      others.push(...((await escalationsOf(id))[0]?.['memberIds'] as string[]));
    }
    expect(others).toHaveLength(12);
    expect(others).not.toContain(expert.memberId);
  });

  it('sets one timer a clock, at its next step and within the minute after it', async () => {
    const id = await ask();
    const start = Date.parse(acme.clock.now());
    const timers = () =>
      [...acme.wakes.values()].filter(({ message }) => message.type === 'clock' && message.questionId === id);
    const lateness = (minute: number, name: 'f' | 'a') => {
      const timer = timers().find((wake) => wake.name === `${id.slice(4)}-${name}`);
      return Date.parse(timer?.at ?? '') - start - minute * MINUTE;
    };
    expect(timers()).toHaveLength(2);
    expect(lateness(50, 'f')).toBeGreaterThanOrEqual(0);
    expect(lateness(50, 'f')).toBeLessThanOrEqual(JITTER);
    expect(lateness(500, 'a')).toBeLessThanOrEqual(JITTER);
    acme.clock.advance(50 * MINUTE);
    await escalateQuestion(system(), { questionId: id });
    expect(lateness(80, 'f')).toBeGreaterThanOrEqual(0);
    expect(lateness(80, 'f')).toBeLessThanOrEqual(JITTER);
  });

  it('does the step once when the timer and the sweep come at the same moment', async () => {
    const id = await ask();
    acme.clock.advance(52 * MINUTE);
    await Promise.all([1, 2, 3, 4].map(() => escalateQuestion(system(), { questionId: id })));
    expect((await escalationsOf(id)).map(({ share }) => share)).toEqual([50]);
  });

  it('does what lost timers left undone when the sweep comes, in order', async () => {
    const id = await ask();
    acme.wakes.clear();
    acme.clock.advance(130 * MINUTE);
    await sweepDueClocks(system());
    await bus.settle();
    expect((await escalationsOf(id)).map(({ share }) => share)).toEqual([50, 80, 100]);
    expect(await ticketsOf(id)).toHaveLength(1);
  });

  it('sets lost timers again from what is stored', async () => {
    const id = await ask();
    const before = new Map([...acme.wakes].filter(([name]) => name.startsWith(id.slice(4))));
    acme.wakes.clear();
    const { clocks } = await reconcileSchedules(system());
    expect(clocks).toBeGreaterThanOrEqual(2);
    expect(before.size).toBe(2);
    for (const [name, wake] of before) expect(acme.wakes.get(name)).toEqual(wake);
  });

  it('stops at an accepted answer and takes its timers away', async () => {
    const id = await ask();
    const answer = await answerQuestion(acme.context(moderator), {
      questionId: id,
      body: 'Clean the burrs.',
    });
    await acceptAnswer(acme.context(tim), { questionId: id, answerId: answer.id });
    await bus.settle();
    expect([...acme.wakes.keys()].filter((name) => name.startsWith(id.slice(4)))).toEqual([]);
    acme.clock.advance(2_000 * MINUTE);
    expect(await escalateQuestion(system(), { questionId: id })).toEqual({ steps: 0 });
    const { clocks } = await getQuestionClock(acme.context(moderator), { questionId: id });
    expect(clocks.map(({ outcome }) => outcome)).toEqual(['met', 'met']);
  });

  it('believes the question, not the clock, when the event of an answer is still on its way', async () => {
    const id = await ask();
    acme.clock.advance(99 * MINUTE);
    await answerQuestion(acme.context(moderator), { questionId: id, body: 'Clean the burrs.' });
    acme.clock.advance(2 * MINUTE);
    expect(await escalateQuestion(system(), { questionId: id })).toEqual({ steps: 0 });
  });

  it('does not do a step when somebody answers while it is being done', async () => {
    const id = await ask();
    acme.clock.advance(101 * MINUTE);
    const answer = () =>
      answerQuestion(acme.context(moderator), { questionId: id, body: 'Clean the burrs.' });
    expect(await escalateQuestion(interleaved(system(), answer), { questionId: id })).toEqual({ steps: 0 });
    expect(await escalationsOf(id)).toEqual([]);
  });

  it('does the step once when the process dies behind it', async () => {
    const id = await ask();
    acme.clock.advance(51 * MINUTE);
    await expect(escalateQuestion(dyingAfterCommit(system()), { questionId: id })).rejects.toThrow('killed');
    await escalateQuestion(system(), { questionId: id });
    expect((await escalationsOf(id)).map(({ share }) => share)).toEqual([50]);
    expect([...acme.wakes.keys()].filter((name) => name.startsWith(id.slice(4)))).toHaveLength(2);
  });

  it('goes on with an answer of the asker alone', async () => {
    const id = await ask();
    await answerQuestion(acme.context(tim), { questionId: id, body: 'I opened it, no luck.' });
    await bus.settle();
    acme.clock.advance(50 * MINUTE);
    expect(await escalateQuestion(system(), { questionId: id })).toEqual({ steps: 1 });
  });

  it.each([1, 2, 3, 4, 5])(
    'comes to one escalation a share and one ticket when every event comes three times in disorder (seed %i)',
    async (seed) => {
      const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
      await bus.settleInDisorder(seed);
      acme.clock.advance(101 * MINUTE);
      await Promise.all([1, 2].map(() => escalateQuestion(system(), { questionId: id })));
      await bus.settleInDisorder(seed);
      await Promise.all([1, 2].map(() => sweepDueClocks(system())));
      await bus.settleInDisorder(seed + 100);
      expect((await escalationsOf(id)).map(({ share }) => share)).toEqual([50, 80, 100]);
      expect(await ticketsOf(id)).toHaveLength(1);
      expect(
        (await bus.ofType('ticket.opened')).filter(
          ({ data }) => (data as { questionId: string }).questionId === id,
        ),
      ).toHaveLength(1);
    },
  );
});
