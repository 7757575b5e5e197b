// Proves the promise of web/src/lib/tokens.css: for every seed colour, every pair below reaches its ratio, light and dark.
// node scripts/design/contrast.mjs [steps per channel, default 17; 33 for the full proof]
// tokens(seed) is also what mails and social cards use.
import { pathToFileURL } from 'node:url';
import { clampRgb, converter, toGamut, wcagLuminance } from 'culori';

const oklch = converter('oklch');
const rgb = converter('rgb');
const map = toGamut('rgb', 'oklch');
/** Browsers clip a colour outside the screen's gamut; CSS Color 4 asks for mapping. Both must hold. */
const ways = { clip: (colour) => clampRgb(rgb(colour)), map: (colour) => map(colour) };
const clamp = (least, x, most) => Math.min(most, Math.max(least, x));
const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const luminance = (fit, [l, c, h]) => wcagLuminance(fit({ mode: 'oklch', l, c, h }));

/** The tokens a seed gives, as [lightness, chroma, hue] in OKLCH; the same arithmetic as the stylesheet. */
export function tokens(seed) {
  const { l, c = 0, h = 0 } = oklch(seed);
  const lit = clamp(0, (l - 0.6) * 1e9, 1);
  const from = (lightness, cap, factor = 1) => [lightness, Math.min(c * factor, cap), h];
  const fill = lit * Math.max(l, 0.66) + (1 - lit) * clamp(0.2, l, 0.52);
  const pressed = lit * Math.min(Math.max(l, 0.66) + 0.05, 0.97) + (1 - lit) * (clamp(0.2, l, 0.52) - 0.06);
  return {
    light: {
      canvas: [0.987, 0.003, 85],
      sunken: [0.966, 0.005, 85],
      hover: [0.952, 0.006, 85],
      surface: [1, 0, 0],
      brand: from(fill, 0.2),
      onBrand: from(clamp(0.2, (0.6 - l) * 1e9, 0.995), 0.02),
      brandStrong: from(pressed, 0.2),
      text: from(0.455, 0.13),
      line: from(0.575, 0.14),
      soft: from(0.957, 0.018, 0.17),
    },
    dark: {
      canvas: [0.192, 0.005, 75],
      sunken: [0.165, 0.005, 75],
      hover: [0.262, 0.007, 75],
      surface: [0.232, 0.006, 75],
      brand: from(clamp(0.73, l + 0.08, 0.82), 0.125, 0.85),
      onBrand: from(0.2, 0.02),
      brandStrong: from(clamp(0.78, l + 0.13, 0.87), 0.115, 0.85),
      text: from(0.805, 0.115),
      line: from(0.68, 0.13),
      soft: from(0.28, 0.03, 0.28),
    },
  };
}

const grounds = ['canvas', 'surface', 'sunken', 'hover', 'soft'];
/** Words need 4.5, edges and arcs 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
export const pairs = [
  ['onBrand', 'brand', 4.5],
  ['onBrand', 'brandStrong', 4.5],
  ...grounds.map((ground) => ['text', ground, 4.5]),
  ...grounds.map((ground) => ['line', ground, 3]),
];

/** The lowest ratio of every pair over a grid of seeds, and the seed that gives it. */
export function prove(steps) {
  const worst = {};
  for (let place = 0; place < steps ** 3; place++) {
    const at = [Math.floor(place / steps ** 2), Math.floor(place / steps) % steps, place % steps].map(
      (step) => step / (steps - 1),
    );
    const [r, g, b] = at;
    measure(tokens({ mode: 'rgb', r, g, b }), at, worst);
  }
  return worst;
}

function measure(themes, at, worst) {
  for (const [way, fit] of Object.entries(ways)) {
    for (const [theme, colours] of Object.entries(themes)) {
      const light = Object.fromEntries(
        Object.entries(colours).map(([name, value]) => [name, luminance(fit, value)]),
      );
      for (const [over, under, needs] of pairs) {
        const key = `${theme} ${over} on ${under}`;
        const found = ratio(light[over], light[under]);
        if (worst[key] === undefined || found < worst[key].ratio)
          worst[key] = { ratio: found, needs, at, way };
      }
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const worst = prove(Number(process.argv[2] ?? 17));
  for (const [key, { ratio: found, needs, at, way }] of Object.entries(worst)) {
    const seed = at.map((part) => Math.round(part * 255)).join(',');
    console.log(
      key.padEnd(32),
      found.toFixed(2),
      'needs',
      needs,
      found < needs ? 'FAIL' : '',
      'at',
      seed,
      way,
    );
  }
  process.exit(Object.values(worst).some(({ ratio: found, needs }) => found < needs) ? 1 : 0);
}
