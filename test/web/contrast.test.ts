import { describe, expect, it } from 'vitest';
import { prove } from '../../scripts/design/contrast.mjs';

describe('brand colours', () => {
  it('are readable in light and dark for every seed a tenant may choose', () => {
    const failed = Object.entries(prove(9)).filter(([, { ratio, needs }]) => ratio < needs);
    expect(failed).toEqual([]);
  });
});
