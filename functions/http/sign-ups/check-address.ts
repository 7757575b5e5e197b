import { checkAddress as route } from '#shared/api/sign-ups.ts';
import { checkAddress } from '#functions/core/sign-ups/check-address.ts';
import { rootHandler } from '#functions/middleware/root-handler.ts';

export const checkAddressHandler = rootHandler(route, checkAddress);
