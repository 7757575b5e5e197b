import { beforeAll, describe, expect, it } from 'vitest';
import { acceptInvitation } from '#functions/core/invitations/accept-invitation.ts';
import { addMember } from '#functions/core/members/add-member.ts';
import { emailKey, findMember, findMemberByKey } from '#functions/core/members/find-member.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { deleteQuestion } from '#functions/core/questions/delete-question.ts';
import { createApiToken } from '#functions/core/tokens/create-api-token.ts';
import { inviteMember } from '#functions/core/invitations/invite-member.ts';
import { exportItems, NOT_EXPORTED, type ExportedItem } from '#functions/table/export-items.ts';
import { localTableClients } from '#test/support/local-table.ts';
import { contentsOf } from '#test/support/contents.ts';
import { inhabit } from '#test/support/inhabited.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const person = {
  email: 'ann@example.org',
  name: 'Ann',
  role: 'moderator',
  password: 'correct horse',
} as const;
const asOperator = (tenant: TestTenant) => tenant.context({ type: 'system', name: 'operator' });

describe('addMember', () => {
  let acme: TestTenant;
  beforeAll(async () => {
    acme = await startTenant();
  });

  it('lets a person in at once, who can be found by their address and is announced', async () => {
    const { memberId, accountExisted } = await addMember(asOperator(acme), person);
    expect(accountExisted).toBe(false);
    expect(await findMemberByKey(acme.table, emailKey(person.email))).toMatchObject({
      ...{ id: memberId, name: 'Ann', role: 'moderator', status: 'active', locale: 'en' },
    });
    expect((await acme.events()).map(({ type }) => type)).toContain('member.joined');
  });

  it('refuses an address that is here already', async () => {
    await expect(addMember(asOperator(acme), person)).rejects.toMatchObject({ code: 'member.exists' });
  });

  it('makes one member of two calls at the same time', async () => {
    const twin = { ...person, email: 'twin@example.org' };
    const both = await Promise.allSettled([
      addMember(asOperator(acme), twin),
      addMember(asOperator(acme), twin),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('makes an invited person active, whose invitation is then used up', async () => {
    const owner = await acme.member({ role: 'owner' });
    const email = 'late@example.org';
    await inviteMember(acme.context(owner), { email, role: 'member', groupIds: [], days: 7, mostUses: 1 });
    const { memberId } = await addMember(asOperator(acme), { ...person, email });
    expect(await findMember(acme.table, memberId)).toMatchObject({ status: 'active', role: 'moderator' });
    const secret = /join\/([\w-]+)/.exec(acme.mails.at(-1)?.text ?? '')?.[1];
    await expect(
      acceptInvitation(acme.context(), { secret: String(secret), name: 'Late', password: 'correct horse' }),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('is for the operator alone', async () => {
    const owner = await acme.member({ role: 'owner' });
    await expect(addMember(acme.context(owner), person)).rejects.toMatchObject({ code: 'actor.forbidden' });
  });
});

describe('exportItems', () => {
  /** The operator's own client: a tenant's is stopped by the key gate, as it should be. */
  const operator = localTableClients().document;

  async function exported({ id }: TestTenant): Promise<ExportedItem[]> {
    const items: ExportedItem[] = [];
    for await (const item of exportItems({ client: operator, tableName: `test-${id}`, tenantId: id }))
      items.push(item);
    return items;
  }

  it('gives what there is, what was deleted too, without keys and secrets', async () => {
    const acme = await startTenant();
    const owner = await acme.member({ role: 'owner' });
    const { spaceId } = await acme.space();
    const { id } = await askQuestion(acme.context(owner), {
      ...{ spaceId, title: 'How warm is warm?', topics: ['milk'], body: 'Degrees, please.' },
    });
    await deleteQuestion(acme.context(owner), { questionId: id });
    const token = await createApiToken(acme.context(owner), { name: 'CRM', scopes: ['read'], days: 1 });
    await addMember(asOperator(acme), person);
    const items = await exported(acme);
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'question', id, title: 'How warm is warm?' }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'question-body', body: 'Degrees, please.' }),
    );
    expect(items).toContainEqual(expect.objectContaining({ kind: 'member', email: person.email }));
    const words = JSON.stringify(items);
    for (const secret of [
      '"pk"',
      '"gsi1sk"',
      'secretHash',
      '"subject"',
      'credential',
      String(token.secret),
    ]) {
      expect(words).not.toContain(secret);
    }
  });

  it('gives every item that is stored, apart from the kinds its page says are left out', async () => {
    const acme = await startTenant();
    await inhabit(acme);
    const told = (await exported(acme)).map(({ kind }) => kind).sort();
    const stored = (await contentsOf(acme)).map(({ kind }) => kind);
    expect(told).toEqual(stored.filter((kind) => !NOT_EXPORTED.includes(kind)).sort());
    expect(stored).toEqual(expect.arrayContaining(['member-key', 'claim', 'outbox']));
    expect(new Set(told).size).toBeGreaterThan(20);
  });

  it('gives nothing of another tenant whose items stand in the same table', async () => {
    const [acme, other] = await Promise.all([startTenant(), startTenant()]);
    await acme.member({ name: 'Ours' });
    const items: ExportedItem[] = [];
    const foreign = { client: operator, tableName: `test-${acme.id}`, tenantId: other.id };
    for await (const item of exportItems(foreign)) items.push(item);
    expect(items).toEqual([]);
  });
});
