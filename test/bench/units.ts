import type { Id } from '#shared/ids.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { commentOn } from '#functions/core/questions/comment-on.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { listQuestions } from '#functions/core/questions/list-questions.ts';
import { vote } from '#functions/core/questions/vote.ts';
import { forgetStructure } from '#functions/core/communities/structure.ts';
import { BODY, QUESTION_PAGE } from './work.ts';
import { meter, type Reading } from '#test/support/meter.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

/** One row of the report: what was done, what it took, what it may take. */
export interface Measured {
  readonly work: string;
  readonly reading: Reading;
  readonly budget: {
    readonly sequential?: number;
    readonly readUnits?: number;
    readonly writeUnits?: number;
  };
}

const ANSWERS = 20;
const ROWS = 30;

interface Scene {
  readonly tenant: TestTenant;
  readonly take: () => Reading;
  readonly asker: MemberActor;
  readonly other: MemberActor;
  readonly spaceId: Id<'space'>;
  readonly communityId: Id<'community'>;
}

async function setScene(): Promise<Scene> {
  const tenant = await startTenant();
  const { take } = meter(tenant.client);
  const [asker, other] = await Promise.all([tenant.member(), tenant.member()]);
  const { spaceId, communityId } = await tenant.space();
  return { tenant, take, asker, other, spaceId, communityId };
}

const ask = ({ tenant, asker, spaceId }: Scene) =>
  askQuestion(tenant.context(asker), {
    spaceId,
    title: 'Why does the shot run fast?',
    body: BODY,
    topics: ['grinder', 'espresso'],
  });
const answer = ({ tenant, other }: Scene, questionId: Id<'question'>) =>
  answerQuestion(tenant.context(other), { questionId, body: BODY });

/** Measures one piece of work from a cold process: the structure is read anew. */
async function measure(scene: Scene, work: () => Promise<unknown>): Promise<Reading> {
  forgetStructure(scene.tenant.table);
  scene.take();
  await work();
  return scene.take();
}

/** Calls and units of the main work, on a real engine; the budgets are DESIGN's. */
export async function measureUnits(): Promise<Measured[]> {
  const scene = await setScene();
  const { tenant, asker, other, communityId } = scene;
  const visitor = tenant.context();
  const full = await ask(scene);
  const answers = [];
  for (let n = 0; n < ANSWERS; n += 1) answers.push(await answer(scene, full.id));
  for (let n = 0; n < ROWS; n += 1) await ask(scene);
  const open = await ask(scene);
  const first = await answer(scene, open.id);
  const read = await measure(scene, () => getQuestion(visitor, { questionId: full.id }));
  const home = await measure(scene, () =>
    listQuestions(visitor, { communityId, sort: 'active', limit: ROWS }),
  );
  const asked = await measure(scene, () => ask(scene));
  const answered = await measure(scene, () => answer(scene, open.id));
  const voted = await measure(scene, () =>
    vote(tenant.context(asker), { questionId: open.id, targetId: first.id, value: 1 }),
  );
  const commented = await measure(scene, () =>
    commentOn(tenant.context(other), { questionId: open.id, targetId: open.id, body: 'Which basket is it?' }),
  );
  const accepted = await measure(scene, () =>
    acceptAnswer(tenant.context(asker), { questionId: open.id, answerId: first.id }),
  );
  return [
    { work: QUESTION_PAGE, reading: read, budget: { sequential: 2, readUnits: 4 } },
    { work: 'community home, 30 questions', reading: home, budget: { sequential: 2, readUnits: 6 } },
    { work: 'ask a question', reading: asked, budget: { writeUnits: 14 } },
    { work: 'answer a question', reading: answered, budget: {} },
    { work: 'vote', reading: voted, budget: { writeUnits: 8 } },
    { work: 'comment', reading: commented, budget: { writeUnits: 8 } },
    { work: 'accept an answer', reading: accepted, budget: { writeUnits: 8 } },
  ];
}
