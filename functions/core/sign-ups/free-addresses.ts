import { conflict, type AppError } from '#shared/errors.ts';
import { isAbandoned } from '#functions/table/directory.ts';
import type { ControlContext } from './control-context.ts';
import { nearAddresses } from './decide-address.ts';

const MOST_SUGGESTIONS = 3;

/** Whether nobody has the address, or an unfinished sign-up has given it back. */
export async function isFreeAddress(ctx: ControlContext, slug: string): Promise<boolean> {
  const entry = await ctx.directory.findBySlug(slug);
  return entry === undefined || isAbandoned(entry, ctx.now());
}

/** Up to three free addresses near the one asked for. */
export async function freeAddressesNear(ctx: ControlContext, typed: string): Promise<string[]> {
  const near = nearAddresses(typed);
  const free = await Promise.all(near.map((slug) => isFreeAddress(ctx, slug)));
  return near.filter((_, n) => free[n]).slice(0, MOST_SUGGESTIONS);
}

/** `address.taken`, with what is free instead. */
export const addressTaken = async (ctx: ControlContext, slug: string): Promise<AppError> =>
  conflict('address.taken', { suggestions: await freeAddressesNear(ctx, slug) });

/** `address.reserved`, with what is free instead. */
export const addressReserved = async (ctx: ControlContext, slug: string): Promise<AppError> =>
  conflict('address.reserved', { suggestions: await freeAddressesNear(ctx, slug) });
