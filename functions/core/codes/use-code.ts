import { invalid } from '#shared/errors.ts';
import { remove, type Write } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { codeEntity, type CodePurpose } from './code.entity.ts';
import { requireRightCode } from './code-rules.ts';

interface Using {
  readonly purpose: CodePurpose;
  readonly email: string;
  readonly code: string;
}

const WRONG = 'code.wrong';

/**
 * Judges a code that was typed and answers the write that uses it up: put it into the transaction of
 * what it allows. Raises `code.wrong` (also when none was sent), `code.expired`, `code.exhausted`.
 */
export async function useCode(ctx: Context, { purpose, email, code }: Using): Promise<Write> {
  const wrong = invalid(WRONG, [{ field: 'code', code: WRONG }]);
  const kept = await ctx.table.get(codeEntity, { purpose, email }, { consistent: true });
  if (kept === undefined) throw wrong;
  const { codeId, codeHash, expiresAt } = kept;
  const tries = await ctx.table.hit(`tries#${codeId}`, 'tries', new Date(kept.ttl * 1_000).toISOString());
  requireRightCode({ ownerId: codeId, code, codeHash, tries, expiresAt, now: ctx.now() });
  return remove(codeEntity, { purpose, email }, { if: { attr: 'codeId', eq: codeId }, failure: wrong });
}
