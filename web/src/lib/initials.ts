const HUES = [200, 25, 250, 340, 290, 150, 60, 110] as const;

/** Two letters for a person without a picture: first and last word, in any script. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** One of eight quiet hues, always the same for one name. */
export function hueOf(name: string): number {
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 997, 0);
  return HUES[sum % HUES.length] ?? HUES[0];
}
