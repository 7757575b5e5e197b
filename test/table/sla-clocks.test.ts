import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { commentOn } from '#functions/core/questions/comment-on.ts';
import { deleteAnswer } from '#functions/core/questions/delete-answer.ts';
import { deleteQuestion } from '#functions/core/questions/delete-question.ts';
import { lockQuestion } from '#functions/core/questions/lock-question.ts';
import { moveQuestion } from '#functions/core/questions/move-question.ts';
import { restoreAnswer } from '#functions/core/questions/restore-answer.ts';
import { restoreQuestion } from '#functions/core/questions/restore-question.ts';
import { unacceptAnswer } from '#functions/core/questions/unaccept-answer.ts';
import { questionBodyEntity } from '#functions/core/questions/question.entity.ts';
import { unlockQuestion } from '#functions/core/questions/unlock-question.ts';
import { getQuestionClock } from '#functions/core/sla/get-question-clock.ts';
import { listDueNext } from '#functions/core/sla/list-due-next.ts';
import { pauseClock } from '#functions/core/sla/pause-clock.ts';
import { resumeClock } from '#functions/core/sla/resume-clock.ts';
import { update } from '#functions/table/writes.ts';
import { testBus, type TestBus } from '#test/support/bus.ts';
import { givePolicy, MINUTE } from '#test/support/policies.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'Why does my grinder stop?',
  body: 'It stops after ten seconds.',
  topics: ['grinders'],
};

describe('the clocks of a question', () => {
  let acme: TestTenant;
  let bus: TestBus;
  let admin: MemberActor;
  let moderator: MemberActor;
  let tim: MemberActor;
  let spaceId: Id<'space'>;
  let communityId: Id<'community'>;

  const ask = async (by = tim, to = spaceId): Promise<Id<'question'>> => {
    const { id } = await askQuestion(acme.context(by), { spaceId: to, ...asking });
    await bus.settle();
    return id;
  };
  const clocksOf = async (questionId: Id<'question'>) =>
    (await getQuestionClock(acme.context(moderator), { questionId })).clocks;
  /** Minutes counted so far, of the first answer and of the accepted one. */
  const counted = async (questionId: Id<'question'>): Promise<number[]> =>
    (await clocksOf(questionId)).map(({ durationMs, remainingMs }) => (durationMs - remainingMs) / MINUTE);
  const pass = (minutes: number): void => acme.clock.advance(minutes * MINUTE);
  /** Ten minutes of nothing, then what the event of an act does. */
  const after = async (minutes: number, act: () => Promise<unknown>): Promise<void> => {
    pass(minutes);
    await act();
    await bus.settle();
  };

  beforeAll(async () => {
    acme = await startTenant();
    bus = testBus(acme);
    admin = await acme.member({ role: 'admin' });
    moderator = await acme.member({ role: 'moderator' });
    tim = await acme.member({ name: 'Tim' });
    ({ spaceId, communityId } = await acme.space());
    await givePolicy(acme, admin, { spaceId });
  });

  it('begin when the question is asked, however late that is heard of', async () => {
    const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    await after(30, async () => undefined);
    expect(await counted(id)).toEqual([30, 30]);
  });

  it('stop for the first answer by somebody else, and go on where they stood when it is deleted', async () => {
    const id = await ask();
    let answerId = '' as Id<'answer'>;
    await after(10, async () => {
      answerId = (await answerQuestion(acme.context(moderator), { questionId: id, body: 'Clean the burrs.' }))
        .id;
    });
    await after(20, () => deleteAnswer(acme.context(moderator), { questionId: id, answerId }));
    await after(5, async () => undefined);
    expect(await counted(id)).toEqual([15, 35]);
    await after(0, () => restoreAnswer(acme.context(moderator), { questionId: id, answerId }));
    expect((await clocksOf(id)).map(({ outcome }) => outcome)).toEqual(['met', undefined]);
  });

  it('go on with the acceptance when it is taken back', async () => {
    const id = await ask();
    await after(10, async () => {
      const { id: answerId } = await answerQuestion(acme.context(moderator), {
        questionId: id,
        body: 'Clean the burrs.',
      });
      await acceptAnswer(acme.context(tim), { questionId: id, answerId });
    });
    await after(100, () => unacceptAnswer(acme.context(tim), { questionId: id }));
    await after(7, async () => undefined);
    expect(await counted(id)).toEqual([10, 17]);
  });

  it('wait for the asker after "ask and pause", until the asker comments', async () => {
    const id = await ask();
    await after(10, () =>
      commentOn(acme.context(moderator), {
        questionId: id,
        targetId: id,
        body: 'Which model?',
        waitForAsker: true,
      }),
    );
    await after(60, () =>
      commentOn(acme.context(moderator), { questionId: id, targetId: id, body: 'Anybody?' }),
    );
    expect((await clocksOf(id)).every(({ pausedAt }) => pausedAt !== undefined)).toBe(true);
    await after(60, () => commentOn(acme.context(tim), { questionId: id, targetId: id, body: 'The Duo.' }));
    await after(1, async () => undefined);
    expect(await counted(id)).toEqual([11, 11]);
  });

  it('let nobody pause them who is not staff', async () => {
    const id = await ask();
    const comment = { questionId: id, targetId: id, body: 'Which model?', waitForAsker: true };
    await expect(commentOn(acme.context(tim), comment)).rejects.toMatchObject({ code: 'actor.forbidden' });
    await expect(pauseClock(acme.context(tim), { questionId: id })).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
  });

  it('are paused and resumed by hand, and their timers go and come back', async () => {
    const id = await ask();
    const timers = (): string[] => [...acme.wakes.keys()].filter((name) => name.startsWith(id.slice(4)));
    pass(10);
    await pauseClock(acme.context(moderator), { questionId: id });
    await pauseClock(acme.context(moderator), { questionId: id });
    expect(timers()).toEqual([]);
    pass(50);
    await resumeClock(acme.context(moderator), { questionId: id });
    expect(timers()).toHaveLength(2);
    await expect(resumeClock(acme.context(moderator), { questionId: id })).rejects.toMatchObject({
      code: 'clock.not_paused',
    });
    expect(await counted(id)).toEqual([10, 10]);
  });

  it('do not count while the question is deleted or locked', async () => {
    const id = await ask();
    await after(10, () => deleteQuestion(acme.context(moderator), { questionId: id }));
    expect((await clocksOf(id)).map(({ outcome }) => outcome)).toEqual(['void', 'void']);
    await after(30, () => restoreQuestion(acme.context(moderator), { questionId: id }));
    await after(5, () => lockQuestion(acme.context(moderator), { questionId: id }));
    await after(30, () => unlockQuestion(acme.context(moderator), { questionId: id }));
    expect(await counted(id)).toEqual([15, 15]);
  });

  it('begin anew in a space with another policy, and go on in one with the same', async () => {
    const [same, other] = await Promise.all([acme.space({ communityId }), acme.space({ communityId })]);
    await givePolicy(acme, admin, { spaceId: other.spaceId, firstAnswer: 'PT50M' });
    const elsewhere = await ask(tim, same.spaceId);
    const third = await acme.space({ communityId });
    await after(10, () =>
      moveQuestion(acme.context(moderator), { questionId: elsewhere, spaceId: third.spaceId }),
    );
    const startedAt = (await clocksOf(elsewhere))[0]?.startedAt;
    await after(10, () =>
      moveQuestion(acme.context(moderator), { questionId: elsewhere, spaceId: other.spaceId }),
    );
    const [first] = await clocksOf(elsewhere);
    expect(first).toMatchObject({
      durationMs: 50 * MINUTE,
      remainingMs: 50 * MINUTE,
      policy: { scope: 'space' },
    });
    expect(Date.parse(first?.startedAt ?? '') - Date.parse(startedAt ?? '')).toBe(20 * MINUTE);
  });

  it('do not exist for imported content, whatever happens to it', async () => {
    const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    const text = await acme.table.get(questionBodyEntity, { questionId: id }, { consistent: true });
    if (text === undefined) throw new Error('The question has a text');
    const source = { url: 'https://coffee.example.org/q/1', licence: 'CC BY-SA 4.0', author: 'ana' };
    await acme.table.write({ writes: [update(questionBodyEntity, text, { set: { source } })] });
    await answerQuestion(acme.context(moderator), { questionId: id, body: 'Clean the burrs.' });
    await bus.settle();
    expect(await clocksOf(id)).toEqual([]);
    expect([...acme.wakes.keys()].filter((name) => name.startsWith(id.slice(4)))).toEqual([]);
  });

  it('come to the same whatever the order and number of the events', async () => {
    const play = async (settle: () => Promise<void>): Promise<number[]> => {
      const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
      pass(10);
      const { id: first } = await answerQuestion(acme.context(moderator), {
        questionId: id,
        body: 'Clean the burrs.',
      });
      pass(10);
      await deleteAnswer(acme.context(moderator), { questionId: id, answerId: first });
      pass(10);
      await commentOn(acme.context(moderator), {
        questionId: id,
        targetId: id,
        body: 'Which model?',
        waitForAsker: true,
      });
      pass(10);
      await commentOn(acme.context(tim), { questionId: id, targetId: id, body: 'The Duo.' });
      pass(10);
      const { id: second } = await answerQuestion(acme.context(moderator), {
        questionId: id,
        body: 'Clean them well.',
      });
      await acceptAnswer(acme.context(tim), { questionId: id, answerId: second });
      pass(10);
      await unacceptAnswer(acme.context(tim), { questionId: id });
      pass(10);
      await lockQuestion(acme.context(moderator), { questionId: id });
      pass(10);
      await settle();
      return counted(id);
    };
    const inOrder = await play(() => bus.settle());
    expect(inOrder).toEqual([30, 50]);
    for (const seed of [11, 12, 13]) expect(await play(() => bus.settleInDisorder(seed))).toEqual(inOrder);
  });

  it('are set right again when the consumer dies between its effect and the timers', async () => {
    const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    const { schedules } = acme.recorded.ports;
    const set = schedules.set.bind(schedules);
    schedules.set = () => Promise.reject(new Error('killed'));
    await expect(bus.settle()).rejects.toThrow('killed');
    schedules.set = set;
    expect([...acme.wakes.keys()].filter((name) => name.startsWith(id.slice(4)))).toEqual([]);
    await testBus(acme).settle();
    expect([...acme.wakes.keys()].filter((name) => name.startsWith(id.slice(4)))).toHaveLength(2);
    expect(await clocksOf(id)).toHaveLength(2);
  });

  it('stand in the order of what is due next, for staff who may enter the space', async () => {
    const group = acme.clock.newId('group');
    const hidden = await acme.space({ communityId, access: 'groups', groupIds: [group] });
    const insider = await acme.member({ role: 'expert', groupIds: [group] });
    const secret = await ask(insider, hidden.spaceId);
    const id = await ask();
    const due = async (by: MemberActor) =>
      (await listDueNext(acme.context(by), { communityId, limit: 100 })).items;
    const seen = await due(moderator);
    expect(seen.map(({ dueAt }) => dueAt)).toEqual(seen.map(({ dueAt }) => dueAt).sort());
    expect(seen.find(({ questionId }) => questionId === id)).toMatchObject({
      target: 'first_answer',
      share: 50,
      title: asking.title,
      asker: { name: 'Tim' },
    });
    expect(seen.some(({ questionId }) => questionId === secret)).toBe(false);
    expect((await due(insider)).some(({ questionId }) => questionId === secret)).toBe(true);
    const firstPage = await listDueNext(acme.context(moderator), { communityId, limit: 1 });
    const next = await listDueNext(acme.context(moderator), {
      communityId,
      limit: 1,
      cursor: firstPage.cursor,
    });
    expect([...firstPage.items, ...next.items].map(({ dueAt }) => dueAt)).toEqual(
      seen.slice(0, 2).map(({ dueAt }) => dueAt),
    );
  });

  it('are shown to staff alone', async () => {
    const id = await ask();
    await expect(getQuestionClock(acme.context(tim), { questionId: id })).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
  });
});
