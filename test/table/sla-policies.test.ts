import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { createGroup } from '#functions/core/groups/create-group.ts';
import { deleteGroup } from '#functions/core/groups/delete-group.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { getQuestionClock } from '#functions/core/sla/get-question-clock.ts';
import { getDefaultSlaPolicy } from '#functions/core/sla/get-default-sla-policy.ts';
import { getSlaPolicy } from '#functions/core/sla/get-sla-policy.ts';
import { setDefaultSlaPolicy } from '#functions/core/sla/set-default-sla-policy.ts';
import { setSlaPolicy } from '#functions/core/sla/set-sla-policy.ts';
import { testBus, type TestBus } from '#test/support/bus.ts';
import { givePolicy, MINUTE, plainPolicy } from '#test/support/policies.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'Why does my grinder stop?',
  body: 'It stops after ten seconds.',
  topics: ['grinders'],
};

describe('the policy of a space', () => {
  let acme: TestTenant;
  let bus: TestBus;
  let admin: MemberActor;
  let tim: MemberActor;

  const ask = async (spaceId: Id<'space'>, by = tim): Promise<Id<'question'>> => {
    const { id } = await askQuestion(acme.context(by), { spaceId, ...asking });
    await bus.settle();
    return id;
  };
  const minutesFor = async (questionId: Id<'question'>): Promise<number[]> =>
    (await getQuestionClock(acme.context(admin), { questionId })).clocks.map(
      ({ durationMs }) => durationMs / MINUTE,
    );

  beforeAll(async () => {
    acme = await startTenant();
    bus = testBus(acme, ['sla']);
    admin = await acme.member({ role: 'admin' });
    tim = await acme.member();
  });

  it('is the standard one until somebody sets another: space before community before organisation', async () => {
    const { spaceId, communityId } = await acme.space();
    const scope = async () => (await getSlaPolicy(acme.context(admin), { spaceId })).scope;
    expect(await getSlaPolicy(acme.context(admin), { spaceId })).toMatchObject({
      scope: 'standard',
      version: 0,
      firstAnswer: 'PT8H',
    });
    const set = { ...plainPolicy, applyToRunning: false };
    await setDefaultSlaPolicy(acme.context(admin), { ...set, communityId, version: 0 });
    expect(await scope()).toBe('community');
    await setDefaultSlaPolicy(acme.context(admin), { ...set, version: 0 });
    expect(await scope()).toBe('community');
    await setSlaPolicy(acme.context(admin), { ...set, spaceId, version: 1 });
    expect(await getSlaPolicy(acme.context(admin), { spaceId })).toMatchObject({
      scope: 'space',
      version: 2,
    });
    expect((await getDefaultSlaPolicy(acme.context(admin), { communityId })).scope).toBe('community');
    const elsewhere = await acme.space();
    expect((await getSlaPolicy(acme.context(admin), { spaceId: elsewhere.spaceId })).scope).toBe('tenant');
  });

  it('is changed by one of two admins who read the same version', async () => {
    const { spaceId } = await acme.space();
    const { version } = await getSlaPolicy(acme.context(admin), { spaceId });
    const set = (firstAnswer: string) =>
      setSlaPolicy(acme.context(admin), {
        ...plainPolicy,
        firstAnswer,
        spaceId,
        version,
        applyToRunning: false,
      });
    const tries = await Promise.allSettled([set('PT1H'), set('PT2H')]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'sla_policy.changed' },
    });
    await expect(set('PT3H')).rejects.toMatchObject({ code: 'sla_policy.changed' });
  });

  it('takes durations of seconds in local mode alone', async () => {
    const { spaceId } = await acme.space();
    const { version } = await getSlaPolicy(acme.context(admin), { spaceId });
    const input = { ...plainPolicy, firstAnswer: 'PT40S', spaceId, version, applyToRunning: false };
    const refused = setSlaPolicy({ ...acme.context(admin), isLocal: false }, input);
    await expect(refused).rejects.toMatchObject({
      code: 'sla_policy.invalid',
      fields: [{ field: 'firstAnswer', code: 'duration.too_short' }],
    });
    await expect(setSlaPolicy(acme.context(admin), input)).resolves.toMatchObject({ firstAnswer: 'PT40S' });
  });

  it('is set by admins, not by moderators, and not for a space that is not there', async () => {
    const { spaceId } = await acme.space();
    const moderator = await acme.member({ role: 'moderator' });
    const input = { ...plainPolicy, version: 0, applyToRunning: false };
    await expect(setSlaPolicy(acme.context(moderator), { ...input, spaceId })).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
    const nowhere = acme.clock.newId('space');
    await expect(setSlaPolicy(acme.context(admin), { ...input, spaceId: nowhere })).rejects.toMatchObject({
      code: 'space.not_found',
    });
  });

  it('gives members of a group their own time', async () => {
    const { spaceId } = await acme.space();
    const { id: gold } = await createGroup(acme.context(admin), { name: 'Gold' });
    await givePolicy(acme, admin, { spaceId, priorityByGroup: [{ groupId: gold, factor: 0.5 }] });
    const ana = await acme.member({ groupIds: [gold] });
    expect(await minutesFor(await ask(spaceId, ana))).toEqual([50, 500]);
    expect(await minutesFor(await ask(spaceId))).toEqual([100, 1_000]);
  });

  it('may be saved again after one of its groups was deleted, and takes no other unknown group', async () => {
    const { spaceId } = await acme.space();
    const { id: groupId } = await createGroup(acme.context(admin), { name: 'Bronze' });
    const priorityByGroup = [{ groupId, factor: 0.5 }];
    await givePolicy(acme, admin, { spaceId, priorityByGroup });
    await deleteGroup(acme.context(admin), { groupId });
    await givePolicy(acme, admin, { spaceId, priorityByGroup, firstAnswer: 'PT50M' });
    const unknown = { groupId: acme.clock.newId('group'), factor: 2 };
    await expect(
      givePolicy(acme, admin, { spaceId, priorityByGroup: [...priorityByGroup, unknown] }),
    ).rejects.toMatchObject({ code: 'group.not_found', kind: 'not_found' });
  });

  it('leaves clocks that run alone, unless it shall hold for them too', async () => {
    const { spaceId } = await acme.space();
    await givePolicy(acme, admin, { spaceId });
    const id = await ask(spaceId);
    acme.clock.advance(10 * MINUTE);
    await givePolicy(acme, admin, { spaceId, firstAnswer: 'PT50M' });
    await bus.settle();
    expect(await minutesFor(id)).toEqual([100, 1_000]);
    await givePolicy(acme, admin, { spaceId, firstAnswer: 'PT40M', applyToRunning: true });
    await bus.settle();
    await bus.settleInDisorder(1);
    expect(await minutesFor(id)).toEqual([40, 1_000]);
    const timer = acme.wakes.get(`${id.slice(4)}-f`);
    expect(Date.parse(timer?.at ?? '') - Date.parse(acme.clock.now())).toBeLessThanOrEqual(11 * MINUTE);
  });

  it('without a time to an accepted answer has no such clock', async () => {
    const { spaceId } = await acme.space();
    const { version } = await getSlaPolicy(acme.context(admin), { spaceId });
    const { acceptedAnswer: _, ...firstOnly } = plainPolicy;
    await setSlaPolicy(acme.context(admin), { ...firstOnly, spaceId, version, applyToRunning: false });
    const { clocks } = await getQuestionClock(acme.context(admin), { questionId: await ask(spaceId) });
    expect(clocks.map(({ target }) => target)).toEqual(['first_answer']);
  });
});
