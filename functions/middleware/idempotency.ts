import { createHash } from 'node:crypto';
import { conflict, invalid } from '#shared/errors.ts';
import type { Context } from '#functions/core/context.ts';
import { idempotencyOwner } from '#functions/table/commit.ts';
import { idempotencyEntity } from '#functions/table/idempotency.entity.ts';

const KEY = /^[\x21-\x7e]{8,128}$/;

interface Call {
  readonly operationId: string;
  readonly key: string | undefined;
  readonly input: unknown;
}

async function keptAnswer(
  ctx: Context,
  call: Call,
  inputHash: string,
): Promise<{ answer: unknown } | undefined> {
  const kept = await ctx.table.get(
    idempotencyEntity,
    { actor: idempotencyOwner(ctx.actor), operationId: call.operationId, idempotencyKey: call.key ?? '' },
    { consistent: true },
  );
  if (kept === undefined || kept.ttl * 1_000 <= Date.parse(ctx.now())) return undefined;
  if (kept.inputHash !== inputHash) throw conflict('idempotency.key_reused');
  return { answer: kept.answer };
}

/**
 * Runs an operation once for one Idempotency-Key of one caller. A repeat within 24 hours gets the
 * first answer; the same key with other input is a conflict. The key is stored in the operation's
 * own transaction, so of two at once one wins and the other is answered from it.
 */
export async function runOnce(
  ctx: Context,
  call: Call,
  run: (ctx: Context) => Promise<unknown>,
): Promise<unknown> {
  if (call.key === undefined) return run(ctx);
  if (!KEY.test(call.key)) throw invalid('idempotency.key_malformed');
  const inputHash = createHash('sha256').update(JSON.stringify(call.input)).digest('base64url');
  const before = await keptAnswer(ctx, call, inputHash);
  if (before !== undefined) return before.answer;
  try {
    return await run({ ...ctx, idempotency: { key: call.key, operationId: call.operationId, inputHash } });
  } catch (error) {
    const meanwhile = await keptAnswer(ctx, call, inputHash);
    if (meanwhile === undefined) throw error;
    return meanwhile.answer;
  }
}
