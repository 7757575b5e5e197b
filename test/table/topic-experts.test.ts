import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { updateMember } from '#functions/core/members/update-member.ts';
import { getMember } from '#functions/core/members/get-member.ts';
import { listNotifications } from '#functions/core/notifications/list-notifications.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { escalateQuestion } from '#functions/core/sla/escalate-question.ts';
import { getQuestionClock } from '#functions/core/sla/get-question-clock.ts';
import { testBus, type TestBus } from '#test/support/bus.ts';
import { interleaved } from '#test/support/interleaved.ts';
import { givePolicy, MINUTE } from '#test/support/policies.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = { title: 'Why does my grinder stop?', body: 'It stops after ten seconds.' };

describe('the step at half time', () => {
  let acme: TestTenant;
  let bus: TestBus;
  let admin: MemberActor;
  let tim: MemberActor;
  let spaceId: Id<'space'>;

  const system = () => acme.context({ type: 'system', name: 'timer.clock' });
  const expert = (...expertTopics: string[]) => acme.member({ expertTopics });
  const idsOf = (members: readonly MemberActor[]) => members.map(({ memberId }) => memberId).sort();

  beforeEach(async () => {
    acme = await startTenant();
    bus = testBus(acme, ['sla', 'notify']);
    [admin, tim] = await Promise.all([acme.member({ role: 'admin' }), acme.member({ name: 'Tim' })]);
    ({ spaceId } = await acme.space());
    await givePolicy(acme, admin, { spaceId });
  });

  /** Asks a question, lets half of its time go by, and answers who was asked to help. */
  async function askedFor(topics: string[], { by = tim, place = spaceId } = {}): Promise<string[]> {
    const { id: questionId } = await askQuestion(acme.context(by), { spaceId: place, ...asking, topics });
    await bus.settle();
    acme.clock.advance(50 * MINUTE);
    await Promise.all([1, 2].map(() => escalateQuestion(system(), { questionId })));
    await bus.settle();
    const steps = (await bus.ofType('question.escalated')).filter(
      ({ data }) => (data as Record<string, unknown>)['questionId'] === questionId,
    );
    expect(steps).toHaveLength(1);
    return [...(steps[0]?.data as { memberIds: string[] }).memberIds].sort();
  }

  async function change(
    member: MemberActor,
    set: { expertTopics?: string[]; suspended?: boolean },
  ): Promise<void> {
    const { version } = await getMember(acme.context(admin), { memberId: member.memberId });
    await updateMember(acme.context(admin), { memberId: member.memberId, version, ...set });
  }

  it('asks a member who is no staff and knows of the topic, tells them, and shows them as no staff', async () => {
    const ravi = await expert('grinders', 'milk');
    await expert('steam');
    expect(await askedFor(['grinders'])).toEqual([ravi.memberId]);
    const { items } = await listNotifications(acme.context(ravi), { limit: 10, unread: 'false' });
    expect(items).toMatchObject([{ type: 'escalation', share: 50 }]);
    const questionId = items[0]?.questionId as Id<'question'>;
    const { clocks } = await getQuestionClock(acme.context(admin), { questionId });
    expect(clocks[0]?.steps[0]?.members).toEqual([
      expect.objectContaining({ id: ravi.memberId, isStaff: false }),
    ]);
  });

  it('asks three at a time, first those who were asked longest ago or never', async () => {
    const all = await Promise.all(Array.from({ length: 7 }, () => expert('grinders', 'milk')));
    const first = await askedFor(['grinders']);
    const second = await askedFor(['grinders']);
    const third = await askedFor(['grinders']);
    expect([first, second, third].map(({ length }) => length)).toEqual([3, 3, 3]);
    expect(new Set([...first, ...second]).size).toBe(6);
    const [last] = idsOf(all).filter((id) => ![...first, ...second].includes(id));
    expect(third).toContain(last);
    expect(third.filter((id) => first.includes(id))).toHaveLength(2);
  });

  it('asks somebody who knows of two topics once', async () => {
    const [ravi, mona] = await Promise.all([expert('grinders', 'milk'), expert('milk')]);
    expect(await askedFor(['grinders', 'milk', 'steam'])).toEqual(idsOf([ravi, mona]));
  });

  it('never asks the asker, a suspended member or somebody who may not enter the space', async () => {
    const group = acme.clock.newId('group');
    const hidden = await acme.space({ access: 'groups', groupIds: [group] });
    await givePolicy(acme, admin, { spaceId: hidden.spaceId });
    const insider = (expertTopics: string[]) => acme.member({ expertTopics, groupIds: [group] });
    const [asker, gone, ravi] = await Promise.all([
      insider(['milk']),
      insider(['milk']),
      insider(['milk']),
      expert('milk'),
    ]);
    await change(gone, { suspended: true });
    const asked = () => askedFor(['milk'], { by: asker, place: hidden.spaceId });
    expect(await asked()).toEqual([ravi.memberId]);
    await change(gone, { suspended: false });
    expect(await asked()).toEqual(idsOf([gone, ravi]));
  });

  it('finds the one who can help behind many who cannot', async () => {
    const gone = await Promise.all(Array.from({ length: 12 }, () => expert('milk')));
    const ravi = await expert('milk');
    for (const member of gone) await change(member, { suspended: true });
    expect(await askedFor(['milk'])).toEqual([ravi.memberId]);
  });

  it('follows what an admin says of a member’s topics', async () => {
    const ravi = await acme.member();
    await change(ravi, { expertTopics: ['milk', 'steam'] });
    expect(await askedFor(['steam'])).toEqual([ravi.memberId]);
    await change(ravi, { expertTopics: ['milk'] });
    expect(await askedFor(['steam'])).toEqual([]);
    expect(await askedFor(['milk'])).toEqual([ravi.memberId]);
  });

  it('asks nobody whose topic is taken away while they are being asked', async () => {
    const [ravi, mona] = await Promise.all([expert('milk'), expert('milk')]);
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking, topics: ['milk'] });
    await bus.settle();
    acme.clock.advance(50 * MINUTE);
    const meanwhile = () => change(ravi, { expertTopics: [] });
    await escalateQuestion(interleaved(system(), meanwhile), { questionId });
    const [step] = await bus.ofType('question.escalated');
    expect(step?.data).toMatchObject({ memberIds: [mona.memberId] });
  });
});
