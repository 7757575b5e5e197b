import type { Id } from '#shared/ids.ts';
import { reactions } from '#events/consumers/index.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { createGroup } from '#functions/core/groups/create-group.ts';
import { inviteMember } from '#functions/core/invitations/invite-member.ts';
import { listNotifications } from '#functions/core/notifications/list-notifications.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { editQuestion } from '#functions/core/questions/edit-question.ts';
import { escalateNow } from '#functions/core/tickets/escalate-now.ts';
import { createWebhook } from '#functions/core/webhooks/create-webhook.ts';
import { testBus } from './bus.ts';
import type { TestTenant } from './table-context.ts';

/** Ids of one of each thing, by the names that paths and bodies give them. */
export type Things = Readonly<Record<string, string>> & {
  readonly spaceId: Id<'space'>;
  readonly questionId: Id<'question'>;
  readonly answerId: Id<'answer'>;
};

export interface Inhabited {
  readonly owner: MemberActor;
  readonly moderator: MemberActor;
  /** Of the space everybody may enter. */
  readonly things: Things;
  /** Another question there, with an answer of its own. */
  readonly beside: Things;
  /** Of a space that only a group without members may enter; owners and admins apart. */
  readonly hidden: Things;
}

const asking = { title: 'What is in here?', body: 'Nothing that others should see.', topics: ['rooms'] };

async function postsIn(
  tenant: TestTenant,
  { asker, answerer }: { asker: MemberActor; answerer: MemberActor },
  spaceId: Id<'space'>,
): Promise<Things> {
  const { id: questionId } = await askQuestion(tenant.context(asker), { spaceId, ...asking });
  const { id: answerId } = await answerQuestion(tenant.context(answerer), {
    questionId,
    body: 'See for yourself.',
  });
  return { spaceId, questionId, answerId };
}

/** Two of everything that a list can show, so that each list has a second page. */
async function twoOfEach(tenant: TestTenant, owner: MemberActor, { questionId }: Things): Promise<void> {
  const ctx = tenant.context(owner);
  await editQuestion(ctx, { questionId, version: 1, title: 'What is in here now?' });
  await editQuestion(ctx, { questionId, version: 2, title: 'What is in here today?' });
  for (const name of ['one', 'two'])
    await inviteMember(ctx, {
      email: `${name}@later.example`,
      role: 'member',
      groupIds: [],
      days: 7,
      mostUses: 1,
    });
}

/** Fills a tenant with people, rooms and posts, and lets all follow that follows. */
export async function inhabit(tenant: TestTenant): Promise<Inhabited> {
  const bus = testBus(tenant, Object.keys(reactions));
  const owner = await tenant.member({ role: 'owner', name: 'Olga' });
  const moderator = await tenant.member({ role: 'moderator', name: 'Mo' });
  const ctx = tenant.context(owner);
  const [gold, silver] = [
    await createGroup(ctx, { name: 'Gold' }),
    await createGroup(ctx, { name: 'Silver' }),
  ];
  const { spaceId, communityId } = await tenant.space();
  const { spaceId: hiddenId } = await tenant.space({ communityId, access: 'groups', groupIds: [silver.id] });
  // The CRM is out of order, so that deliveries wait.
  tenant.recorded.answerWebhook = async () => ({ ok: false, status: 500, reason: 'status 500' });
  const url = 'https://crm.example.org/hook';
  const { id: webhookId } = await createWebhook(ctx, { name: 'CRM', url, eventTypes: ['question.asked'] });
  const people = { asker: moderator, answerer: owner };
  const open = await postsIn(tenant, people, spaceId);
  const beside = await postsIn(tenant, people, spaceId);
  const hidden = await postsIn(tenant, { asker: owner, answerer: owner }, hiddenId);
  const tickets = [];
  for (const { questionId } of [open, beside])
    tickets.push(await escalateNow(ctx, { questionId, priority: 'normal' }));
  await twoOfEach(tenant, owner, open);
  await bus.settle();
  const { items: told } = await listNotifications(tenant.context(moderator), { limit: 1, unread: 'false' });
  const things = {
    ...open,
    ...{
      communityId,
      webhookId,
      groupId: gold.id,
      memberId: moderator.memberId,
      ticketId: tickets[0]?.id ?? '',
      notificationId: told[0]?.id ?? '',
    },
  };
  return { owner, moderator, things, beside, hidden };
}
