import { AppError } from '#shared/errors.ts';
import type { Author } from '#shared/model/member.ts';
import { create } from '#functions/table/writes.ts';
import { commit } from '#functions/table/commit.ts';
import type { Context } from '../context.ts';
import { memberEntity } from '../members/member.entity.ts';
import { importedMemberId } from './stack-exchange/import-plan.ts';
import { isOnePerson, sourceAuthorName } from './stack-exchange/source-post-to-markdown.ts';
import type { SourceAuthor } from './stack-exchange/source-post.ts';

/** The member an imported author is: made once, unclaimed, until an admin invites the person to be them (`inviteMember`). */
export async function importAuthor(ctx: Context, site: string, author: SourceAuthor): Promise<Author> {
  const id = importedMemberId({ tenantId: ctx.tenant.id, site }, author);
  const name = sourceAuthorName(author);
  const settings = {
    groupIds: [],
    expertTopics: [],
    locale: ctx.tenant.locale,
    timeZone: ctx.tenant.timeZone,
  };
  const member = {
    id,
    name,
    role: 'member' as const,
    status: 'unclaimed' as const,
    ...settings,
    ...(isOnePerson(author) && { importedAs: `${site}#${author.number ?? author.name ?? ''}` }),
    joinedAt: ctx.now(),
    version: 1,
  };
  try {
    await commit(
      { ...ctx, idempotency: undefined },
      { writes: [create(memberEntity, member)], answer: null },
    );
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'member.exists')) throw error;
  }
  return { id, name, isStaff: false };
}
