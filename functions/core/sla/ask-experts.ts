import type { Condition } from 'dynamodb-toolbox';
import type { Author } from '#shared/model/member.ts';
import { replace, type Write } from '#functions/table/writes.ts';
import { raced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { memberEntity } from '../members/member.entity.ts';
import { expertsOfTopic, topicExpertEntity } from '../members/topic-expert.entity.ts';
import { decideExpertsToAsk, EXPERTS_AT_A_TIME, isAble, type Found } from './decide-experts-to-ask.ts';
import type { AskedAbout } from './may-be-asked.ts';

/** Most topics have a handful of experts: one page is nearly always enough. */
const PAGE = 10;
/** Behind a hundred who may not be asked, nobody is looked for: a step of the ladder stays cheap. */
const MOST_PAGES = 10;

async function findByTopic(ctx: Context, topic: string, about: AskedAbout): Promise<Found[]> {
  const found: Found[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const experts = await ctx.table.page(expertsOfTopic(topic), { limit: PAGE, cursor });
    const keys = experts.items.map(({ memberId }) => ({ id: memberId }));
    const members = new Map((await ctx.table.getMany(memberEntity, keys)).map((one) => [one.id, one]));
    for (const expert of experts.items) {
      const member = members.get(expert.memberId);
      if (member !== undefined && isAble({ member, expert }, about)) found.push({ member, expert });
    }
    ({ cursor } = experts);
    if (cursor === undefined || found.length >= EXPERTS_AT_A_TIME) break;
  }
  return found;
}

/**
 * Chooses the experts for the step at 50 %, and the writes that say they were asked now, for the transaction of the
 * step. The writes fail as raced when a topic was taken from one of them meanwhile.
 */
export async function askExperts(
  ctx: Context,
  about: AskedAbout,
): Promise<{ members: Author[]; writes: Write[] }> {
  const found = await Promise.all(about.question.topics.map((topic) => findByTopic(ctx, topic, about)));
  const { members, because } = decideExpertsToAsk(found.flat(), about);
  const stillThere = { if: { attr: 'pk', exists: true } as Condition, failure: raced() };
  const writes = because.map(({ memberId, topic }) =>
    replace(topicExpertEntity, { memberId, topic, askedAt: ctx.now() }, stillThere),
  );
  return { members, writes };
}
