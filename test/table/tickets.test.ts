import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import type { AnswerAccepted } from '#events/contracts/question.ts';
import type { QuestionEscalated } from '#events/contracts/sla.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { deleteQuestion } from '#functions/core/questions/delete-question.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { moveQuestion } from '#functions/core/questions/move-question.ts';
import { unacceptAnswer } from '#functions/core/questions/unaccept-answer.ts';
import { escalateQuestion } from '#functions/core/sla/escalate-question.ts';
import { getQuestionClock } from '#functions/core/sla/get-question-clock.ts';
import { closeTicketForAccepted } from '#functions/core/tickets/close-ticket-for-accepted.ts';
import { escalateNow } from '#functions/core/tickets/escalate-now.ts';
import { getTicket } from '#functions/core/tickets/get-ticket.ts';
import { listTickets } from '#functions/core/tickets/list-tickets.ts';
import { openTicketForClock } from '#functions/core/tickets/open-ticket-for-clock.ts';
import { solveTicket } from '#functions/core/tickets/solve-ticket.ts';
import { updateTicket } from '#functions/core/tickets/update-ticket.ts';
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

describe('tickets', () => {
  let acme: TestTenant;
  let bus: TestBus;
  let admin: MemberActor;
  let moderator: MemberActor;
  let tim: MemberActor;
  let spaceId: Id<'space'>;

  const system = () => acme.context({ type: 'system', name: 'openTicket' });
  const crm = () => acme.context({ ...moderator, scopes: ['tickets'] });
  const ask = async (): Promise<Id<'question'>> => {
    const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    await bus.settle();
    return id;
  };
  const factsOf = async (type: string, questionId: string) =>
    (await bus.ofType(type))
      .map(({ data }) => data as Record<string, unknown>)
      .filter((data) => data['questionId'] === questionId);
  const ticketOf = async (questionId: Id<'question'>) =>
    (await getQuestionClock(acme.context(admin), { questionId })).ticket;
  /** The time of the first answer is over, and its event has not been heard of yet. */
  const overdue = async (questionId: Id<'question'>): Promise<Envelope<typeof QuestionEscalated>> => {
    acme.clock.advance(100 * MINUTE);
    await escalateQuestion(system(), { questionId });
    const found = (await bus.ofType('question.escalated')) as Envelope<typeof QuestionEscalated>[];
    const event = found.find(({ data }) => data.questionId === questionId && data.share === 100);
    if (event === undefined) throw new Error('The time is over');
    return event;
  };
  const openedFor = async (questionId: Id<'question'>): Promise<Id<'ticket'>> =>
    (await escalateNow(acme.context(moderator), { questionId, priority: 'normal' })).id;

  beforeAll(async () => {
    acme = await startTenant();
    bus = testBus(acme);
    admin = await acme.member({ role: 'admin' });
    moderator = await acme.member({ role: 'moderator', name: 'Mo' });
    tim = await acme.member({ name: 'Tim' });
    ({ spaceId } = await acme.space());
    await givePolicy(acme, admin, { spaceId });
  });

  describe('openTicket', () => {
    it('opens one when the same event comes again and again, also after the consumer died behind its effect', async () => {
      const id = await ask();
      const event = await overdue(id);
      await expect(openTicketForClock(dyingAfterCommit(system()), event)).rejects.toThrow('killed');
      await Promise.all([1, 2, 3].map(() => openTicketForClock(system(), event)));
      expect(await factsOf('ticket.opened', id)).toHaveLength(1);
      expect(await ticketOf(id)).toMatchObject({ status: 'new', reason: 'clock', title: asking.title });
    });

    it('gives tickets that are opened at the same moment different numbers', async () => {
      const ids = await Promise.all(
        [1, 2, 3].map(() => askQuestion(acme.context(tim), { spaceId, ...asking })),
      );
      const rows = await Promise.all(
        ids.map(({ id }) => escalateNow(acme.context(moderator), { questionId: id, priority: 'normal' })),
      );
      expect(new Set(rows.map(({ number }) => number)).size).toBe(3);
    });

    it('opens none when the question is accepted, and all follows from that, while the ticket is being opened', async () => {
      const id = await ask();
      const event = await overdue(id);
      const answer = { questionId: id, body: 'Found it.' };
      const { id: answerId } = await answerQuestion(acme.context(tim), answer);
      const accept = async () => {
        await acceptAnswer(acme.context(tim), { questionId: id, answerId });
        const [accepted] = (await bus.ofType('answer.accepted')).slice(-1) as Envelope<
          typeof AnswerAccepted
        >[];
        if (accepted !== undefined) await closeTicketForAccepted(system(), accepted);
      };
      await openTicketForClock(interleaved(system(), accept), event);
      expect(await ticketOf(id)).toBeUndefined();
    });

    it('opens none when the question is answered before the event is heard of', async () => {
      const id = await ask();
      const event = await overdue(id);
      await answerQuestion(acme.context(moderator), { questionId: id, body: 'Clean the burrs.' });
      await openTicketForClock(system(), event);
      expect(await ticketOf(id)).toBeUndefined();
    });

    it.each([1, 2, 3])(
      'never leaves a ticket open beside an answer that is accepted at the same moment (try %i)',
      async () => {
        const id = await ask();
        const event = await overdue(id);
        // The asker's own answer does not reach the target, so the ticket may still open.
        const { id: answerId } = await answerQuestion(acme.context(tim), {
          questionId: id,
          body: 'Found it.',
        });
        await Promise.all([
          openTicketForClock(system(), event),
          acceptAnswer(acme.context(tim), { questionId: id, answerId }),
        ]);
        await bus.settle();
        const ticket = await ticketOf(id);
        expect(ticket === undefined || (ticket.status === 'solved' && ticket.solvedBy === 'community')).toBe(
          true,
        );
      },
    );
  });

  describe('escalateNow', () => {
    it('opens a ticket by hand, and names it to whoever presses the button again', async () => {
      const id = await ask();
      const first = await escalateNow(acme.context(moderator), { questionId: id, priority: 'urgent' });
      expect(first).toMatchObject({ reason: 'button', priority: 'urgent', status: 'new' });
      const again = escalateNow(acme.context(admin), { questionId: id, priority: 'normal' });
      await expect(again).rejects.toMatchObject({ code: 'ticket.exists', details: { number: first.number } });
      await openTicketForClock(system(), await overdue(id));
      expect(await factsOf('ticket.opened', id)).toHaveLength(1);
    });

    it('opens one when two press it at once', async () => {
      const id = await ask();
      const tries = await Promise.allSettled(
        [1, 2].map(() => escalateNow(acme.context(moderator), { questionId: id, priority: 'normal' })),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await factsOf('ticket.opened', id)).toHaveLength(1);
    });

    it('is for staff', async () => {
      const id = await ask();
      await expect(
        escalateNow(acme.context(tim), { questionId: id, priority: 'normal' }),
      ).rejects.toMatchObject({ code: 'actor.forbidden' });
    });
  });

  describe('updateTicket', () => {
    it('changes what is asked, keeps the history, and tells of it once', async () => {
      const id = await ask();
      const ticketId = await openedFor(id);
      acme.clock.advance(1_000);
      const change = { status: 'open', priority: 'high', assigneeId: moderator.memberId } as const;
      const row = await updateTicket(acme.context(moderator), { ticketId, version: 1, ...change });
      expect(row).toMatchObject({ status: 'open', priority: 'high', assignee: { name: 'Mo' }, version: 2 });
      const { history } = await getTicket(acme.context(admin), { ticketId });
      expect(history.map(({ act }) => act)).toEqual(['opened', 'changed']);
      expect(history[1]).toMatchObject({
        by: { name: 'Mo' },
        origin: 'desk',
        changes: [{ field: 'status', from: 'new', to: 'open' }, {}, { field: 'assignee', to: 'Mo' }],
      });
      expect(await factsOf('ticket.updated', id)).toMatchObject([
        { changed: ['status', 'priority', 'assignee'], origin: 'desk' },
      ]);
    });

    it('makes nothing of an echo: the CRM sends back what it was told', async () => {
      const id = await ask();
      const ticketId = await openedFor(id);
      await updateTicket(acme.context(moderator), { ticketId, version: 1, status: 'open' });
      const echo = await updateTicket(crm(), { ticketId, version: 2, status: 'open' });
      expect(echo.version).toBe(2);
      expect(await factsOf('ticket.updated', id)).toHaveLength(1);
    });

    it('refuses a change against an older version and shows the ticket as it is', async () => {
      const ticketId = await openedFor(await ask());
      const tries = await Promise.allSettled(
        (['open', 'pending'] as const).map((status) =>
          updateTicket(acme.context(moderator), { ticketId, version: 1, status }),
        ),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'ticket.changed', details: { ticket: { version: 2 } } },
      });
    });

    it('assigns to staff alone', async () => {
      const ticketId = await openedFor(await ask());
      const given = updateTicket(acme.context(moderator), { ticketId, version: 1, assigneeId: tim.memberId });
      await expect(given).rejects.toMatchObject({ code: 'member.not_found' });
    });
  });

  describe('solveTicket', () => {
    it('posts the official answer, stops the clocks and closes the ticket', async () => {
      const id = await ask();
      const ticketId = await openedFor(id);
      const solved = await solveTicket(crm(), {
        ticketId,
        answer: 'Replace the *fuse*.',
        externalId: 'ZD-7',
      });
      await bus.settle();
      const page = await getQuestion(acme.context(tim), { questionId: id });
      expect(page.answers).toMatchObject([{ id: solved.answerId, isOfficial: true, author: { name: 'Mo' } }]);
      expect(await getTicket(acme.context(admin), { ticketId })).toMatchObject({
        status: 'solved',
        solvedBy: 'crm',
        externalId: 'ZD-7',
        answerId: solved.answerId,
      });
      const { clocks } = await getQuestionClock(acme.context(admin), { questionId: id });
      expect(clocks.map(({ outcome }) => outcome)).toEqual(['met', 'met']);
      expect(await factsOf('ticket.solved', id)).toMatchObject([
        { origin: 'crm', externalId: 'ZD-7', ticketVersion: 2 },
      ]);
    });

    it('answers the same and posts once when it is called twice at once and again later', async () => {
      const id = await ask();
      const ticketId = await openedFor(id);
      const solve = () => solveTicket(crm(), { ticketId, answer: 'Replace the fuse.' });
      const [first, second] = await Promise.all([solve(), solve()]);
      const third = await solveTicket(acme.context(admin), { ticketId, answer: 'Another text.' });
      expect(second).toEqual(first);
      expect(third).toEqual(first);
      expect((await getQuestion(acme.context(), { questionId: id })).answers).toHaveLength(1);
      expect(await factsOf('ticket.solved', id)).toHaveLength(1);
    });

    it('posts nothing for a ticket that the community closed first', async () => {
      const id = await ask();
      const ticketId = await openedFor(id);
      const { id: answerId } = await answerQuestion(acme.context(moderator), {
        questionId: id,
        body: 'Clean the burrs.',
      });
      await acceptAnswer(acme.context(tim), { questionId: id, answerId });
      await bus.settle();
      expect(await solveTicket(crm(), { ticketId, answer: 'Replace the fuse.' })).toMatchObject({
        status: 'solved',
        answerId,
      });
      expect((await getQuestion(acme.context(), { questionId: id })).answers).toHaveLength(1);
    });

    it('is refused for members, and for a question that takes no more posts', async () => {
      const id = await ask();
      const ticketId = await openedFor(id);
      await expect(solveTicket(acme.context(tim), { ticketId, answer: 'No.' })).rejects.toMatchObject({
        code: 'actor.forbidden',
      });
      await deleteQuestion(acme.context(moderator), { questionId: id });
      await expect(solveTicket(crm(), { ticketId, answer: 'Too late.' })).rejects.toMatchObject({
        code: 'question.locked',
      });
    });
  });

  describe('closeTicket', () => {
    it.each([1, 2, 3])(
      'closes on an accepted answer and tells the CRM once, in any order of events (seed %i)',
      async (seed) => {
        const id = await ask();
        const ticketId = await openedFor(id);
        const { id: answerId } = await answerQuestion(acme.context(moderator), {
          questionId: id,
          body: 'Clean the burrs.',
        });
        await acceptAnswer(acme.context(tim), { questionId: id, answerId });
        await bus.settleInDisorder(seed);
        expect(await getTicket(acme.context(admin), { ticketId })).toMatchObject({
          status: 'solved',
          solvedBy: 'community',
          answerId,
        });
        expect(await factsOf('ticket.solved', id)).toMatchObject([{ origin: 'community' }]);
      },
    );

    it('does not open it again when the acceptance is taken back', async () => {
      const id = await ask();
      const ticketId = await openedFor(id);
      const { id: answerId } = await answerQuestion(acme.context(moderator), {
        questionId: id,
        body: 'Clean the burrs.',
      });
      await acceptAnswer(acme.context(tim), { questionId: id, answerId });
      await bus.settle();
      await unacceptAnswer(acme.context(tim), { questionId: id });
      await bus.settle();
      expect((await getTicket(acme.context(admin), { ticketId })).status).toBe('solved');
    });
  });

  describe('listTickets', () => {
    it('lists by status and assignee, page by page, only what the reader may enter', async () => {
      const desk = await startTenant();
      const [boss, mo, asker] = await Promise.all([
        desk.member({ role: 'admin' }),
        desk.member({ role: 'moderator' }),
        desk.member(),
      ]);
      const group = desk.clock.newId('group');
      const [open, hidden] = await Promise.all([
        desk.space(),
        desk.space({ access: 'groups', groupIds: [group] }),
      ]);
      const opened: Id<'ticket'>[] = [];
      for (const space of [open, open, open, hidden]) {
        const { id } = await askQuestion(desk.context({ ...asker, groupIds: [group] }), {
          spaceId: space.spaceId,
          ...asking,
        });
        opened.push((await escalateNow(desk.context(boss), { questionId: id, priority: 'normal' })).id);
        desk.clock.advance(1_000);
      }
      const [first, second, third, secret] = opened as [
        Id<'ticket'>,
        Id<'ticket'>,
        Id<'ticket'>,
        Id<'ticket'>,
      ];
      await updateTicket(desk.context(mo), {
        ticketId: second,
        version: 1,
        status: 'pending',
        assigneeId: mo.memberId,
      });
      await solveTicket(desk.context(mo), { ticketId: third, answer: 'Replace the fuse.' });
      const ids = async (query: Omit<Parameters<typeof listTickets>[1], 'limit'>, by = mo) =>
        (await listTickets(desk.context(by), { limit: 100, ...query })).items.map(({ id }) => id);
      expect(await ids({})).toEqual([first, second]);
      expect(await ids({}, boss)).toEqual([first, second, secret]);
      expect(await ids({ status: 'pending' })).toEqual([second]);
      expect(await ids({ status: 'solved' })).toEqual([third]);
      expect(await ids({ assigneeId: mo.memberId })).toEqual([second]);
      expect(await ids({ assigneeId: 'nobody' })).toEqual([first]);
      const page = await listTickets(desk.context(mo), { limit: 1 });
      expect(
        (await listTickets(desk.context(mo), { limit: 1, cursor: page.cursor })).items.map(({ id }) => id),
      ).toEqual([second]);
      await expect(getTicket(desk.context(mo), { ticketId: secret })).rejects.toMatchObject({
        code: 'ticket.not_found',
      });
      const { questionId } = await getTicket(desk.context(boss), { ticketId: first });
      await moveQuestion(desk.context(boss), { questionId, spaceId: hidden.spaceId });
      await testBus(desk).settle();
      await expect(getTicket(desk.context(mo), { ticketId: first })).rejects.toMatchObject({
        code: 'ticket.not_found',
      });
    });
  });
});
