export const themes = ['system', 'light', 'dark'] as const;
/** What the visitor chose; `system` follows the device. */
export type Theme = (typeof themes)[number];

/** Cookie values are a visitor's input: anything else is `system`. */
export function themeOf(word: string | undefined): Theme {
  return themes.find((theme) => theme === word) ?? 'system';
}
