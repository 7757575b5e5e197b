import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import type { Context, MemberActor } from '#functions/core/context.ts';
import { importAuthor } from '#functions/core/import/import-author.ts';
import { importPost } from '#functions/core/import/import-post.ts';
import { findSpace, structureOf } from '#functions/core/communities/structure.ts';
import { acceptInvitation } from '#functions/core/invitations/accept-invitation.ts';
import { getInvitation } from '#functions/core/invitations/get-invitation.ts';
import { inviteMember } from '#functions/core/invitations/invite-member.ts';
import { revokeInvitation } from '#functions/core/invitations/revoke-invitation.ts';
import { emailKey, findMember, findMemberByKey } from '#functions/core/members/find-member.ts';
import { getMember } from '#functions/core/members/get-member.ts';
import { listMembers } from '#functions/core/members/list-members.ts';
import { editQuestion } from '#functions/core/questions/edit-question.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { listQuestions } from '#functions/core/questions/list-questions.ts';
import { createSession } from '#functions/core/sessions/create-session.ts';
import { findActor } from '#functions/core/sessions/find-actor.ts';
import { interleaved } from '#test/support/interleaved.ts';
import { idTokenOf } from '#test/support/recorded-ports.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const PASSWORD = 'correct horse battery';
const WRITTEN = {
  kind: 'question',
  sourceId: 7,
  createdAt: '2017-03-01T08:15:00.120Z',
  lastActivityAt: '2017-03-01T08:15:00.120Z',
  score: 4,
  bodyHtml: '<p>It jumps when I start.</p>',
  author: { number: 12, name: 'lia-on-wheels' },
  licence: 'CC BY-SA 3.0',
  title: 'Why does the chain jump?',
  topics: ['chain'],
  viewCount: 1,
} as const;

describe('an author of imported posts', () => {
  let acme: TestTenant;
  let boss: MemberActor;
  let admin: Context;
  let memberId: Id<'member'>;
  let questionId: Id<'question'>;

  beforeEach(async () => {
    acme = await startTenant();
    boss = await acme.member({ role: 'admin' });
    admin = acme.context(boss);
    const { spaceId, communityId } = await acme.space();
    const space = findSpace(await structureOf(acme.table, acme.clock.now()), spaceId);
    if (space === undefined) throw new Error('The space was just made');
    await importPost(admin, { space, site: 'bikes.example.org' }, WRITTEN);
    const { items } = await listQuestions(admin, { communityId, sort: 'active', limit: 10 });
    ({
      id: questionId,
      author: { id: memberId },
    } = items[0] as (typeof items)[0]);
  });

  const offer = (email: string, ctx = admin) =>
    inviteMember(ctx, { email, memberId, role: 'member', groupIds: [], days: 7, mostUses: 1 });
  const secretTo = (email: string): string =>
    /\/join\/([\w-]+)/.exec(acme.mails.findLast(({ to }) => to === email)?.text ?? '')?.[1] ?? '';
  const accept = (secret: string, ctx = acme.context()) =>
    acceptInvitation(ctx, { secret, name: 'Lia', password: PASSWORD });
  const signIn = async (email: string) => {
    await acme.recorded.ports.identity.ensureAccount(email, PASSWORD);
    return createSession(acme.context(), { idToken: idTokenOf(email) });
  };

  it('becomes the person who accepts the invitation, with everything they wrote', async () => {
    await offer('lia@example.org');
    const secret = secretTo('lia@example.org');
    expect(await getInvitation(acme.context(), { secret })).toMatchObject({ authorName: 'lia-on-wheels' });
    const { member, token } = await accept(secret);
    expect(member).toMatchObject({ id: memberId, name: 'Lia', status: 'active', email: 'lia@example.org' });
    const lia = await findActor(acme.table, token, acme.clock.now());
    if (lia === undefined) throw new Error('Lia has a session');
    expect((await getQuestion(acme.context(lia), { questionId })).can).toContain('edit');
    await editQuestion(acme.context(lia), { questionId, version: 1, title: 'Why does my chain jump?' });
    expect((await signIn('lia@example.org')).member.id).toBe(memberId);
    const all = await listMembers(admin, { prefix: '', limit: 100 });
    expect(all.items.filter(({ name }) => /lia/i.test(name))).toHaveLength(1);
  });

  it('is given by an admin alone, by e-mail, and only once', async () => {
    const moderator = acme.context(await acme.member({ role: 'moderator' }));
    await expect(offer('lia@example.org', moderator)).rejects.toMatchObject({ code: 'actor.forbidden' });
    await expect(
      inviteMember(admin, { memberId, role: 'member', groupIds: [], days: 7, mostUses: 5 }),
    ).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ field: 'email', code: 'field.required' }],
    });
    await offer('lia@example.org');
    await accept(secretTo('lia@example.org'));
    await expect(offer('eve@example.org')).rejects.toMatchObject({ code: 'member.not_unclaimed' });
    expect(await findMemberByKey(acme.table, emailKey('eve@example.org'))).toBeUndefined();
  });

  it('is never somebody who is a member already, nor anybody who was not imported', async () => {
    await acme.member({ email: 'ravi@example.org' });
    await expect(offer('ravi@example.org')).rejects.toMatchObject({ code: 'member.exists' });
    memberId = (await acme.member()).memberId;
    await expect(offer('lia@example.org')).rejects.toMatchObject({ code: 'member.not_unclaimed' });
    memberId = acme.clock.newId('member');
    await expect(offer('lia@example.org')).rejects.toMatchObject({ code: 'member.not_found' });
  });

  it('is offered to admins where it is one person, and to nobody where many wrote without a name', async () => {
    const plain = acme.context(await acme.member());
    expect(await getMember(admin, { memberId })).toMatchObject({ status: 'unclaimed', can: ['claim'] });
    expect(await getMember(plain, { memberId })).not.toHaveProperty('can');
    for (const author of [{}, { number: -1, name: 'Community' }]) {
      ({ id: memberId } = await importAuthor(admin, 'bikes.example.org', author));
      expect(await getMember(admin, { memberId })).not.toHaveProperty('can');
      await expect(offer('lia@example.org')).rejects.toMatchObject({ code: 'member.not_unclaimed' });
    }
  });

  it('goes to nobody else while it waits for one, who can be written to again', async () => {
    await offer('lia@example.org');
    await expect(offer('eve@example.org')).rejects.toMatchObject({ code: 'member.not_unclaimed' });
    await offer('lia@example.org');
    expect((await accept(secretTo('lia@example.org'))).member.id).toBe(memberId);
  });

  it('is nobody’s again when the invitation is taken back: not by its link, another one or the address', async () => {
    await offer('eve@example.org');
    const first = secretTo('eve@example.org');
    const { id: invitationId } = await offer('eve@example.org');
    const second = secretTo('eve@example.org');
    await revokeInvitation(admin, { invitationId });
    await expect(accept(second)).rejects.toMatchObject({ code: 'invitation.revoked' });
    await expect(accept(first)).rejects.toMatchObject({ code: 'invitation.not_found' });
    await expect(signIn('eve@example.org')).rejects.toMatchObject({ code: 'session.no_member' });
    const author = await findMember(acme.table, memberId);
    expect(author).toMatchObject({ status: 'unclaimed', role: 'member', groupIds: [] });
    expect(author?.email).toBeUndefined();
    await offer('lia@example.org');
    await expect(accept(first)).rejects.toMatchObject({ code: 'invitation.not_found' });
    expect((await accept(secretTo('lia@example.org'))).member.id).toBe(memberId);
  });

  it('waits for one of two whom two admins name at the same moment', async () => {
    const meanwhile = () => offer('lia@example.org');
    await expect(offer('eve@example.org', interleaved(admin, meanwhile))).rejects.toMatchObject({
      code: 'member.changed',
    });
    expect(await findMemberByKey(acme.table, emailKey('eve@example.org'))).toBeUndefined();
    expect(await findMember(acme.table, memberId)).toMatchObject({ email: 'lia@example.org' });
  });

  it('is not taken over when the invitation is taken back while it is being accepted', async () => {
    const { id: invitationId } = await offer('eve@example.org');
    const meanwhile = () => revokeInvitation(admin, { invitationId });
    await expect(
      accept(secretTo('eve@example.org'), interleaved(acme.context(), meanwhile)),
    ).rejects.toMatchObject({ code: 'invitation.revoked' });
    expect(await findMember(acme.table, memberId)).toMatchObject({ status: 'unclaimed' });
  });
});
