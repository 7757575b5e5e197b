import { conflict, notFound } from '#shared/errors.ts';
import type { MemberItem } from '../members/find-member.ts';

interface Claiming {
  /** The author the invitation names. */
  readonly author: MemberItem | undefined;
  /** Who has the address already. */
  readonly ofAddress: MemberItem | undefined;
}

/**
 * Whether an author of imported posts may be given to the reader of an address. Once it is on its way to one address
 * it goes to no other one, until that invitation is taken back. Raises `member.not_found`, `member.not_unclaimed` and
 * `member.exists`.
 */
export function decideClaim({ author, ofAddress }: Claiming): MemberItem {
  if (author === undefined) throw notFound('member');
  const isWaiting = author.status === 'invited' && author.id === ofAddress?.id;
  if (author.importedAs === undefined || !(author.status === 'unclaimed' || isWaiting))
    throw conflict('member.not_unclaimed');
  if (ofAddress !== undefined && ofAddress.id !== author.id) throw conflict('member.exists');
  return author;
}
