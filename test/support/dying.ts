import type { Context } from '#functions/core/context.ts';

/** A context whose next transaction is committed but never heard of: the process dies after its effect. */
export function dyingAfterCommit(ctx: Context): Context {
  let isAlive = true;
  const write: Context['table']['write'] = async (transaction) => {
    await ctx.table.write(transaction);
    if (!isAlive) return;
    isAlive = false;
    throw new Error('killed after the commit');
  };
  return { ...ctx, table: { ...ctx.table, write } };
}
