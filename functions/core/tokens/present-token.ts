import type { Id } from '#shared/ids.ts';
import type { ApiToken } from '#shared/model/token.ts';
import type { CredentialItem } from '../sessions/session.entity.ts';

/** A token as its owner sees it. Its secret was shown once and is nowhere. */
export const presentToken = ({
  id,
  label,
  memberId,
  isService,
  scopes,
  createdAt,
  expiresAt,
}: CredentialItem): ApiToken => ({
  id: id as Id<'token'>,
  name: label,
  memberId,
  isService: isService ?? false,
  scopes: [...(scopes ?? [])],
  createdAt,
  expiresAt,
});
