import { beforeAll, describe, expect, it } from 'vitest';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { listQuestions } from '#functions/core/questions/list-questions.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asking = {
  title: 'How often do I descale the Duo?',
  body: 'The water here is *hard*.',
  topics: ['descaling'],
};

describe('a question from asking to accepting', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let ravi: MemberActor;
  let spaceId: Id<'space'>;
  let communityId: Id<'community'>;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, ravi] = await Promise.all([acme.member({ name: 'Tim' }), acme.member({ name: 'Ravi' })]);
    ({ spaceId, communityId } = await acme.space());
  });

  it('is read by a visitor with its answers, the accepted one first', async () => {
    const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    await answerQuestion(acme.context(ravi), { questionId: id, body: 'Every six months.' });
    const better = await answerQuestion(acme.context(ravi), {
      questionId: id,
      body: 'Every month, with **citric acid**.',
    });
    await acceptAnswer(acme.context(tim), { questionId: id, answerId: better.id });

    const page = await getQuestion(acme.context(), { questionId: id });
    expect(page).toMatchObject({ title: asking.title, answerCount: 2, acceptedAnswerId: better.id, can: [] });
    expect(page.bodyHtml).toContain('<em>hard</em>');
    expect(page.answers.map(({ isAccepted }) => isAccepted)).toEqual([true, false]);
    expect(page.answers[0]?.author.name).toBe('Ravi');
    expect(page.body).toBeUndefined();
  });

  it('stands at the head of its community once somebody answers it', async () => {
    const first = await askQuestion(acme.context(tim), { spaceId, ...asking });
    acme.clock.advance(60_000);
    const second = await askQuestion(acme.context(tim), { spaceId, ...asking });
    acme.clock.advance(60_000);
    await answerQuestion(acme.context(ravi), { questionId: first.id, body: 'See the manual, page 12.' });
    const { items } = await listQuestions(acme.context(), { communityId, sort: 'active', limit: 2 });
    expect(items.map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it('records each fact once, in the transaction that made it true', async () => {
    const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    const facts = (await acme.events()).filter(
      ({ data }) => (data as { questionId?: string }).questionId === id,
    );
    expect(facts.map(({ type, tenantId }) => [type, tenantId])).toEqual([['question.asked', acme.id]]);
  });

  it('accepts one of two answers accepted at the same moment', async () => {
    const { id } = await askQuestion(acme.context(tim), { spaceId, ...asking });
    const answers = await Promise.all(
      ['Yes.', 'No.'].map((body) => answerQuestion(acme.context(ravi), { questionId: id, body })),
    );
    const tries = await Promise.allSettled(
      answers.map((answer) => acceptAnswer(acme.context(tim), { questionId: id, answerId: answer.id })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const page = await getQuestion(acme.context(tim), { questionId: id });
    expect(page.answers.filter(({ isAccepted }) => isAccepted).map(({ id: accepted }) => accepted)).toEqual([
      page.acceptedAnswerId,
    ]);
  });
});
