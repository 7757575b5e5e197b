import { describe, expect, it } from 'vitest';
import { codeExpiry, hashCode, requireRightCode } from '#functions/core/codes/code-rules.ts';
import { newCode, newSecret } from '#functions/core/secrets.ts';

const NOW = '2026-11-25T10:00:00.000Z';
const kept = {
  ownerId: 'sgn_1',
  codeHash: hashCode('sgn_1', '123456'),
  tries: 1,
  expiresAt: codeExpiry(NOW),
  now: NOW,
};
const refusal = (more: Partial<Parameters<typeof requireRightCode>[0]>): string | undefined => {
  try {
    requireRightCode({ ...kept, code: '123456', ...more });
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('requireRightCode', () => {
  it('takes the right code up to the fifth try and the last millisecond of its 15 minutes', () => {
    expect(refusal({ tries: 5, now: '2026-11-25T10:14:59.999Z' })).toBeUndefined();
  });

  it.each([
    ['a wrong code', { code: '123457' }, 'code.wrong'],
    ['a sixth try', { tries: 6 }, 'code.exhausted'],
    ['a late try', { now: '2026-11-25T10:15:00.000Z' }, 'code.expired'],
    ['the code of another sign-up', { ownerId: 'sgn_2' }, 'code.wrong'],
  ])('refuses %s', (_, more, code) => {
    expect(refusal(more)).toBe(code);
  });
});

describe('newCode and newSecret', () => {
  it('make six digits, zeros in front included, and 43 characters that need no escaping', () => {
    expect(Array.from({ length: 200 }, newCode).every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(newSecret()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(new Set(Array.from({ length: 100 }, newSecret)).size).toBe(100);
  });
});
