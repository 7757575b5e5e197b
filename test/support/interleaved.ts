import type { Context } from '#functions/core/context.ts';

/** A context in which something else happens between its reading and its first transaction: the worst moment, every time. */
export function interleaved(ctx: Context, meanwhile: () => Promise<unknown>): Context {
  let isFirst = true;
  const write: Context['table']['write'] = async (transaction) => {
    const comesFirst = isFirst;
    isFirst = false;
    if (comesFirst) await meanwhile();
    await ctx.table.write(transaction);
  };
  return { ...ctx, table: { ...ctx.table, write } };
}
