interface Worst {
  readonly ratio: number;
  readonly needs: number;
  readonly at: readonly [number, number, number];
  readonly way: string;
}

type Colour = readonly [lightness: number, chroma: number, hue: number];

export function tokens(
  seed: string | { mode: 'rgb'; r: number; g: number; b: number },
): Record<'light' | 'dark', Record<string, Colour>>;
export const pairs: readonly (readonly [over: string, under: string, needs: number])[];
export function prove(steps: number): Readonly<Record<string, Worst>>;
