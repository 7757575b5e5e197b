import { beforeAll, describe, expect, it } from 'vitest';
import { consumers } from '#events/consumers/notify/index.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import { getNotificationPreferences } from '#functions/core/notifications/get-notification-preferences.ts';
import { getUnreadCount } from '#functions/core/notifications/get-unread-count.ts';
import { listNotifications } from '#functions/core/notifications/list-notifications.ts';
import { markNotificationsRead } from '#functions/core/notifications/mark-notifications-read.ts';
import { setNotificationPreferences } from '#functions/core/notifications/set-notification-preferences.ts';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { commentOn } from '#functions/core/questions/comment-on.ts';
import { unverifyAnswer } from '#functions/core/questions/unverify-answer.ts';
import { verifyAnswer } from '#functions/core/questions/verify-answer.ts';
import { moveQuestion } from '#functions/core/questions/move-question.ts';
import { updateMember } from '#functions/core/members/update-member.ts';
import { listNotifications as listNotificationsRoute } from '#shared/api/notifications.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { deliverEvents } from '#test/support/deliver-events.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'How often do I descale the Duo?',
  body: 'The water here is hard.',
  topics: ['descaling'],
};

describe('notifications', () => {
  let acme: TestTenant;
  let owner: MemberActor;
  let ravi: MemberActor;
  let spaceId: Id<'space'>;

  beforeAll(async () => {
    acme = await startTenant();
    [owner, ravi] = await Promise.all([acme.member({ role: 'owner' }), acme.member({ name: 'Ravi' })]);
    ({ spaceId } = await acme.space());
  });

  const settle = async (): Promise<void> => deliverEvents(acme, consumers, await acme.events());
  const inbox = async (who: MemberActor) =>
    (await listNotifications(acme.context(who), { limit: 30, unread: 'false' })).items;
  const unread = async (who: MemberActor) => (await getUnreadCount(acme.context(who))).unread;
  const ask = async (who: MemberActor, where = spaceId) =>
    (await askQuestion(acme.context(who), { spaceId: where, ...asking })).id;

  it('tell an asker of an answer, once however often the event comes', async () => {
    const tim = await acme.member();
    const questionId = await ask(tim);
    const { id: answerId } = await answerQuestion(acme.context(ravi), { questionId, body: 'Every month.' });
    await Promise.all([settle(), settle()]);
    await settle();
    expect(await inbox(tim)).toMatchObject([
      { type: 'answer', questionId, postId: answerId, title: asking.title, by: { name: 'Ravi' } },
    ]);
    expect(await unread(tim)).toBe(1);
    const answer = await listNotifications(acme.context(tim), { limit: 30, unread: 'false' });
    expect(answer).toEqual(listNotificationsRoute.response.parse(answer));
  });

  it('tell an answerer of the acceptance, an author of a comment, and nobody of what they did themselves', async () => {
    const [tim, eva] = await Promise.all([acme.member(), acme.member()]);
    const questionId = await ask(tim);
    await answerQuestion(acme.context(tim), { questionId, body: 'My own idea.' });
    const { id: answerId } = await answerQuestion(acme.context(eva), { questionId, body: 'Every month.' });
    await acceptAnswer(acme.context(tim), { questionId, answerId });
    await commentOn(acme.context(tim), { questionId, targetId: answerId, body: 'Thanks!' });
    await settle();
    expect((await inbox(eva)).map(({ type }) => type)).toEqual(['comment', 'accept']);
    expect((await inbox(tim)).map(({ type }) => type)).toEqual(['answer']);
  });

  it('tell an answerer that staff vouched for the answer, and not when the mark goes or by whom it was given', async () => {
    const [tim, eva, mona] = await Promise.all([
      acme.member(),
      acme.member(),
      acme.member({ role: 'moderator', name: 'Mona' }),
    ]);
    const questionId = await ask(tim);
    const answer = async (who: MemberActor) =>
      (await answerQuestion(acme.context(who), { questionId, body: 'Every month.' })).id;
    const [evas, monas] = [await answer(eva), await answer(mona)];
    for (const answerId of [evas, monas]) await verifyAnswer(acme.context(mona), { questionId, answerId });
    await unverifyAnswer(acme.context(mona), { questionId, answerId: evas });
    await settle();
    expect(await inbox(eva)).toMatchObject([{ type: 'verify', postId: evas, by: { name: 'Mona' } }]);
    expect(await inbox(mona)).toEqual([]);
  });

  it('tell those who commented under a post before of a comment there, and nobody else', async () => {
    const [tim, eva, mona, ben] = await Promise.all([1, 2, 3, 4].map(() => acme.member()));
    if (!tim || !eva || !mona || !ben) throw new Error('There are four');
    const questionId = await ask(tim);
    const { id: answerId } = await answerQuestion(acme.context(eva), { questionId, body: 'Every month.' });
    const comment = (who: MemberActor, targetId: Id<'question'> | Id<'answer'>, body: string) =>
      commentOn(acme.context(who), { questionId, targetId, body });
    await comment(ben, questionId, 'Which water is it?');
    const { id: first } = await comment(mona, answerId, 'Also with soft water?');
    const { id: reply } = await comment(eva, answerId, 'With soft water every year.');
    await Promise.all([settle(), settle()]);
    const commentsTo = async (who: MemberActor) =>
      (await inbox(who)).filter(({ type }) => type === 'comment').map(({ postId }) => postId);
    expect(await commentsTo(mona)).toEqual([reply]);
    expect(await commentsTo(eva)).toEqual([first]);
    expect(await commentsTo(ben)).toEqual([]);
    expect(await commentsTo(tim)).toHaveLength(1);
  });

  it('tell an asker that the clocks wait for them, under whatever post they are asked', async () => {
    const [tim, mona] = await Promise.all([acme.member(), acme.member({ role: 'moderator' })]);
    const questionId = await ask(tim);
    const { id: targetId } = await answerQuestion(acme.context(ravi), { questionId, body: 'Every month.' });
    const body = 'Does that help?';
    const { id } = await commentOn(acme.context(mona), { questionId, targetId, body, waitForAsker: true });
    await settle();
    expect((await inbox(tim))[0]).toMatchObject({ type: 'comment', postId: id });
  });

  it('tell whom a post names', async () => {
    const [tim, eva] = await Promise.all([acme.member(), acme.member()]);
    const body = `Maybe [@Eva](member:${eva.memberId}) knows.`;
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asking, body });
    await settle();
    expect(await inbox(eva)).toMatchObject([{ type: 'mention', questionId, postId: questionId }]);
  });

  it('are not sent to who may not enter the space any more, nor shown with a title afterwards', async () => {
    const tim = await acme.member();
    const [left, moved] = [await ask(tim), await ask(tim)];
    await answerQuestion(acme.context(ravi), { questionId: moved, body: 'Told before it was moved.' });
    await settle();
    const hidden = await acme.space({ access: 'groups' });
    for (const questionId of [left, moved]) {
      await moveQuestion(acme.context(owner), { questionId, spaceId: hidden.spaceId });
      await answerQuestion(acme.context(owner), { questionId, body: 'Told to nobody.' });
    }
    await settle();
    const told = await inbox(tim);
    expect(told.map(({ questionId, title }) => [questionId, title])).toEqual([[moved, undefined]]);
  });

  it('are not sent to a suspended member, nor of a type that a member does not want', async () => {
    const [tim, eva] = await Promise.all([acme.member(), acme.member()]);
    await updateMember(acme.context(owner), { memberId: tim.memberId, version: 1, suspended: true });
    await setNotificationPreferences(acme.context(eva), { preferences: { answer: { channels: [] } } });
    expect(await getNotificationPreferences(acme.context(eva))).toMatchObject({
      answer: { channels: [] },
      mention: { channels: ['app'] },
    });
    for (const who of [tim, eva])
      await answerQuestion(acme.context(ravi), { questionId: await ask(who), body: 'Every month.' });
    await settle();
    expect([await inbox(tim), await inbox(eva)]).toEqual([[], []]);
  });

  it('reach everybody an escalation names, and those at the desk when a ticket is opened', async () => {
    const [tim, eva, mona] = await Promise.all([
      acme.member(),
      acme.member({ role: 'expert' }),
      acme.member({ role: 'moderator' }),
    ]);
    const questionId = await ask(tim);
    const asked = (await acme.events()).at(-1) as Envelope;
    const { communityId, authorId, title } = asked.data as {
      communityId: Id<'community'>;
      authorId: Id<'member'>;
      title: string;
    };
    const where = { questionId, communityId, spaceId, authorId, title };
    const system = { type: 'system' as const, name: 'clock' };
    const escalated = {
      share: 50,
      target: 'first_answer',
      dueAt: acme.clock.now(),
      memberIds: [eva.memberId],
    };
    const opened = {
      ticketId: acme.clock.newId('ticket'),
      number: 'AC-1',
      priority: 'normal',
      reason: 'clock',
    };
    await deliverEvents(acme, consumers, [
      {
        ...asked,
        id: acme.clock.newId('event'),
        type: 'question.escalated',
        actor: system,
        data: { ...where, ...escalated },
      },
      {
        ...asked,
        id: acme.clock.newId('event'),
        type: 'ticket.opened',
        actor: system,
        data: { ...where, ...opened },
      },
    ]);
    expect(await inbox(eva)).toMatchObject([{ type: 'escalation', share: 50 }]);
    expect((await inbox(mona))[0]).toMatchObject({
      type: 'ticket',
      act: 'opened',
      ticketId: opened.ticketId,
    });
  });

  it('are counted right while they are read one by one, all at once, and twice at the same moment', async () => {
    const tim = await acme.member();
    const questionId = await ask(tim);
    for (const body of ['One.', 'Two.', 'Three.', 'Four.'])
      await answerQuestion(acme.context(ravi), { questionId, body });
    await settle();
    const [first] = await inbox(tim);
    expect(await unread(tim)).toBe(4);
    const ids = [first?.id as Id<'notification'>];
    await Promise.all([1, 2].map(() => markNotificationsRead(acme.context(tim), { ids })));
    expect(await unread(tim)).toBe(3);
    const left = await listNotifications(acme.context(tim), { limit: 30, unread: 'true' });
    expect(left.items).toHaveLength(3);
    await markNotificationsRead(acme.context(ravi), { ids: [left.items[0]?.id as Id<'notification'>] });
    expect(await unread(tim)).toBe(3);
    const marks = await Promise.all([1, 2].map(() => markNotificationsRead(acme.context(tim), {})));
    expect(marks.map((mark) => mark.unread)).toContain(0);
    expect(await unread(tim)).toBe(0);
    expect((await inbox(tim)).every(({ readAt }) => readAt !== undefined)).toBe(true);
  });

  it('are paged without loss while new ones arrive', async () => {
    const tim = await acme.member();
    const questionId = await ask(tim);
    const answer = async (body: string) =>
      (await answerQuestion(acme.context(ravi), { questionId, body })).id;
    const ids = [await answer('One.'), await answer('Two.'), await answer('Three.')];
    await settle();
    const first = await listNotifications(acme.context(tim), { limit: 2, unread: 'false' });
    await answer('Four.');
    await settle();
    const second = await listNotifications(acme.context(tim), {
      limit: 2,
      unread: 'false',
      cursor: first.cursor,
    });
    expect([...first.items, ...second.items].map(({ postId }) => postId)).toEqual(ids.toReversed());
    await expect(
      listNotifications(acme.context(ravi), { limit: 2, unread: 'false', cursor: first.cursor }),
    ).rejects.toMatchObject({ code: 'cursor.invalid' });
  });
});
