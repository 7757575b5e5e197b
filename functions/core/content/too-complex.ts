import { AppError } from '#shared/errors.ts';

/** Raised instead of spending seconds on a text that was made to take them. */
export const tooComplex = (): AppError => new AppError('content.too_complex', { kind: 'invalid' });
