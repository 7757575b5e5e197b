import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAddress, nearAddresses, tidyAddress } from '#functions/core/sign-ups/decide-address.ts';

describe('decideAddress', () => {
  it.each([
    ['acme', undefined],
    ['acme-2', undefined],
    ['ac', 'malformed'],
    ['Acme', 'malformed'],
    ['acme--x', 'malformed'],
    ['-acme', 'malformed'],
    ['acme-', 'malformed'],
    ['a'.repeat(31), 'malformed'],
    ['acme.x', 'malformed'],
    ['www', 'reserved'],
    ['files', 'reserved'],
    ['mail', 'reserved'],
    ['sign-up', 'reserved'],
  ])('says of "%s" that it is %s', (slug, problem) => {
    expect(decideAddress(slug)).toBe(problem);
  });
});

describe('nearAddresses', () => {
  it('keeps what can be kept of what somebody typed', () => {
    expect(tidyAddress('  Café Ñandú & Söhne!  ')).toBe('cafe-nandu-sohne');
    expect(nearAddresses('Café Noir')[0]).toBe('cafe-noir');
  });

  it('suggests longer ones for a name that is taken, reserved or too short', () => {
    expect(nearAddresses('acme')).toEqual(expect.arrayContaining(['acme-community', 'acme-2']));
    expect(nearAddresses('www')[0]).toBe('www-community');
    expect(nearAddresses('x')[0]).toBe('x-community');
    expect(nearAddresses('אורן')).toEqual([]);
  });

  it('suggests only addresses that anybody may have, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const near = nearAddresses(typed);
        expect(near.every((slug) => decideAddress(slug) === undefined && slug !== typed)).toBe(true);
        expect(new Set(near).size).toBe(near.length);
      }),
    );
  });
});
