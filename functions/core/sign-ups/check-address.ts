import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { checkAddress as checkAddressRoute } from '#shared/api/sign-ups.ts';
import type { ControlContext } from './control-context.ts';
import { decideAddress } from './decide-address.ts';
import { freeAddressesNear, isFreeAddress } from './free-addresses.ts';

type Check = typeof checkAddressRoute;

/** Whether an address is free, and free ones like it when not. For anybody; whose an address is, is not told. */
export async function checkAddress(ctx: ControlContext, { slug }: InputOf<Check>): Promise<OutputOf<Check>> {
  const status = decideAddress(slug) ?? ((await isFreeAddress(ctx, slug)) ? 'free' : 'taken');
  return { slug, status, suggestions: status === 'free' ? [] : await freeAddressesNear(ctx, slug) };
}
