import type { Id } from '#shared/ids.ts';
import { structureOf } from '#functions/core/communities/structure.ts';
import type { Context } from '#functions/core/context.ts';
import { activeInCommunity } from '#functions/core/questions/question.entity.ts';
import { createTenant } from '../cli/create-tenant.ts';
import { connect, originOf, type Operator } from '../cli/operator.ts';
import { sayProblem } from '../cli/say-problem.ts';
import { certifiedGroup, makePeople } from './demo/make-people.ts';
import { makeQuestion, type Stage } from './demo/make-question.ts';
import { FAST_SPACE, HIDDEN_SPACE, makeRooms } from './demo/make-rooms.ts';
import { DEMO_PASSWORD, emailOf, people, personKeys } from './demo/people.ts';
import { questionsEn } from './demo/questions-en.ts';
import { questionsHe } from './demo/questions-he.ts';
import { questionsNl } from './demo/questions-nl.ts';
import { say, step } from './progress.ts';

const SLUG = 'demo';
const QUESTIONS = [...questionsHe, ...questionsNl, ...questionsEn];

async function ensureTenant(operator: Operator): Promise<void> {
  const entry = await operator.edge.directory.findBySlug(SLUG);
  if (entry !== undefined && entry.status !== 'provisioning') return;
  const { name } = people.mara;
  const input = {
    ...{ slug: SLUG, organisation: 'Steam & Spoke', name, email: emailOf('mara') },
    kinds: ['customer' as const, 'partner' as const, 'internal' as const],
    ...{ locale: 'en' as const, timeZone: 'Europe/Amsterdam' },
  };
  await createTenant(operator.control(), input, DEMO_PASSWORD);
}

/** The questions that stand here, by their titles. */
async function askedIn(ctx: Context): Promise<Map<string, Id<'question'>>> {
  const asked = new Map<string, Id<'question'>>();
  for (const { id } of (await structureOf(ctx.table, ctx.now())).communities) {
    let cursor: string | undefined;
    do {
      const page = await ctx.table.page(activeInCommunity(id), { limit: 100, cursor });
      for (const question of page.items) asked.set(question.title, question.id);
      ({ cursor } = page);
    } while (cursor !== undefined);
  }
  return asked;
}

function sayAccounts(origin: string): void {
  say('');
  for (const key of personKeys) {
    const { name, role, locale } = people[key];
    say(`${emailOf(key).padEnd(20)}  ${DEMO_PASSWORD}  ${role.padEnd(9)}  ${locale}  ${name}`);
  }
  say('');
  say(`Steam & Spoke is at ${origin}`);
  say(`  clocks that run fast: ${origin}/${FAST_SPACE}`);
  say(`  for one group only:   ${origin}/${HIDDEN_SPACE} (priya, lucia, eitan, sanne)`);
  say(`  for staff:            ${origin}/desk`);
}

/** Fills the tenant `demo` of the local Kehila. Made again, it adds what is missing. */
async function demo(): Promise<void> {
  const operator = await connect({});
  await step('Making the tenant', () => ensureTenant(operator));
  const ctx = operator.contextOf(await operator.tenant(SLUG));
  const groupId = await certifiedGroup(ctx);
  const stage: Stage = {
    ctx,
    people: await step('Letting the people in', () => makePeople(ctx, groupId)),
    spaces: await step('Opening the spaces', () => makeRooms(ctx, groupId)),
    asked: await askedIn(ctx),
  };
  await step(`Asking and answering ${QUESTIONS.length} questions`, async () => {
    for (const question of QUESTIONS) await makeQuestion(stage, question);
  });
  sayAccounts(originOf(operator.edge, SLUG));
}

try {
  await demo();
} catch (error) {
  process.stderr.write(`${sayProblem(error)}\n`);
  process.exitCode = 1;
}
