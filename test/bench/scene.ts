import { randomBytes } from 'node:crypto';
import { connect, actingAs } from '../../scripts/cli/operator.ts';
import { createTenant, newPassword } from '../../scripts/cli/create-tenant.ts';
import { BODY } from './work.ts';
import type { Id } from '#shared/ids.ts';
import { structureOf } from '#functions/core/communities/structure.ts';
import type { Context } from '#functions/core/context.ts';
import { emailKey, findMemberByKey } from '#functions/core/members/find-member.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { createApiToken } from '#functions/core/tokens/create-api-token.ts';

const OWNER = 'owner@bench.example';
const ANSWERS = 20;

/** A tenant with one question that has 20 answers, and a token that may answer. */
export interface BenchScene {
  readonly host: string;
  readonly path: string;
  readonly questionId: Id<'question'>;
  readonly token: string;
}

async function ownerContext(state: string): Promise<{ ctx: Context; slug: string }> {
  const operator = await connect({ state });
  const slug = `bench-${randomBytes(4).toString('hex')}`;
  const input = {
    ...{ slug, organisation: 'Bench', name: 'Owner', email: OWNER, kinds: ['customer' as const] },
    ...{ locale: 'en' as const, timeZone: 'UTC' },
  };
  await createTenant(operator.control(), input, newPassword());
  const ctx = operator.contextOf(await operator.tenant(slug));
  const owner = await findMemberByKey(ctx.table, emailKey(OWNER));
  if (owner === undefined) throw new Error('The tenant has no owner');
  return { ctx: actingAs(ctx, owner), slug };
}

/** Fills the local cloud whose state folder is given, through the product's own operations. */
export async function setScene(state: string): Promise<BenchScene> {
  const { ctx, slug } = await ownerContext(state);
  const { communities, spaces } = await structureOf(ctx.table, ctx.now());
  const space = spaces.find(({ access }) => access === 'public');
  const community = communities.find(({ id }) => id === space?.communityId);
  if (space === undefined || community === undefined) throw new Error('The tenant has no public space');
  const title = 'Why does the shot run fast?';
  const question = await askQuestion(ctx, { spaceId: space.id, title, topics: ['espresso'], body: BODY });
  for (let n = 0; n < ANSWERS; n += 1) await answerQuestion(ctx, { questionId: question.id, body: BODY });
  const { secret } = await createApiToken(ctx, { name: 'Bench', scopes: ['read', 'write'], days: 1 });
  if (secret === undefined) throw new Error('The token has no secret');
  return {
    host: `${slug}.localhost`,
    path: `/${community.pathName}/q/${question.id}/why-does-the-shot-run-fast`,
    questionId: question.id,
    token: secret,
  };
}
