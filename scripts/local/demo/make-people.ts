import type { Id } from '#shared/ids.ts';
import type { Context } from '#functions/core/context.ts';
import { createGroup } from '#functions/core/groups/create-group.ts';
import { groupsPattern, type GroupItem } from '#functions/core/groups/group.entity.ts';
import { addMember } from '#functions/core/members/add-member.ts';
import { emailKey, findMemberByKey, type MemberItem } from '#functions/core/members/find-member.ts';
import { updateMember } from '#functions/core/members/update-member.ts';
import { DEMO_PASSWORD, emailOf, people, personKeys, zoneOf, type Person, type PersonKey } from './people.ts';

export type DemoPeople = Readonly<Record<PersonKey, MemberItem>>;

const GROUP = 'Certified partners';

/** The group that may see what others do not; made once. */
export async function certifiedGroup(ctx: Context): Promise<Id<'group'>> {
  const groups: GroupItem[] = await ctx.table.all(groupsPattern);
  const known = groups.find(({ name }) => name === GROUP);
  return known?.id ?? (await createGroup(ctx, { name: GROUP })).id;
}

async function requireMemberAt(ctx: Context, key: PersonKey): Promise<MemberItem> {
  const member = await findMemberByKey(ctx.table, emailKey(emailOf(key)));
  if (member === undefined) throw new Error(`${emailOf(key)} was added and is not there`);
  return member;
}

async function makePerson(ctx: Context, key: PersonKey, groupId: Id<'group'>): Promise<MemberItem> {
  const { name, role, locale, expertTopics = [], isCertified }: Person = people[key];
  const email = emailOf(key);
  if ((await findMemberByKey(ctx.table, emailKey(email))) === undefined) {
    await addMember(ctx, { email, name, role, locale, timeZone: zoneOf(key), password: DEMO_PASSWORD });
  }
  // Somebody may have changed it since; the table of accounts that is printed has to be true.
  await ctx.ports.identity.setPassword(email, DEMO_PASSWORD);
  const member = await requireMemberAt(ctx, key);
  const groupIds = isCertified === true ? [groupId] : [];
  const isThere =
    groupIds.every((id) => member.groupIds.includes(id)) &&
    expertTopics.every((topic) => member.expertTopics.includes(topic));
  if (isThere) return member;
  const { id: memberId, version } = member;
  await updateMember(ctx, { memberId, version, groupIds, expertTopics: [...expertTopics] });
  return requireMemberAt(ctx, key);
}

/** Everybody, with their roles, topics and group. Made again, nobody is doubled. */
export async function makePeople(ctx: Context, groupId: Id<'group'>): Promise<DemoPeople> {
  const made: Partial<Record<PersonKey, MemberItem>> = {};
  for (const key of personKeys) made[key] = await makePerson(ctx, key, groupId);
  return made as DemoPeople;
}
