import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalid } from '#shared/errors.ts';

/** Where a list goes on. Opaque to callers, signed, and worth nothing for another tenant or another list. */
export interface CursorSigner {
  readonly seal: (list: string, position: Record<string, unknown>) => string;
  readonly open: (list: string, cursor: string) => Record<string, unknown>;
}

/**
 * Makes cursors for one tenant.
 * @param key at least 32 random characters, the same in all functions of a deployment
 */
export function cursorSigner(key: string, tenantId: string): CursorSigner {
  const sign = (list: string, payload: string): Buffer =>
    createHmac('sha256', key).update(`${tenantId}\n${list}\n${payload}`).digest().subarray(0, 16);
  return {
    seal(list, position) {
      const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
      return `${payload}.${sign(list, payload).toString('base64url')}`;
    },
    open(list, cursor) {
      const [payload = '', signature = ''] = cursor.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(list, payload);
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        throw invalid('cursor.invalid');
      return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
    },
  };
}
