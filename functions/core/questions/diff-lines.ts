import type { DiffLine } from '#shared/model/revision.ts';
import type { DiffPart } from '../content/diff-text.ts';

type Part = DiffLine['parts'][number];

/** Cuts parts at line ends; the line ends go. */
function cut(parts: readonly Part[]): Part[][] {
  const lines: Part[][] = [[]];
  for (const { kind, text } of parts) {
    text.split('\n').forEach((piece, place) => {
      if (place > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ kind, text: piece });
    });
  }
  return lines;
}

type Line = readonly Part[];
const isSame = (one: Line | undefined, other: Line | undefined): boolean =>
  one?.every(({ kind }) => kind === 'same') === true && JSON.stringify(one) === JSON.stringify(other);

/** How many lines stand unchanged on both sides, counted from the start. */
function countSame(before: readonly Line[], after: readonly Line[]): number {
  let same = 0;
  while (same < Math.min(before.length, after.length) && isSame(before[same], after[same])) same += 1;
  return same;
}

/** Lines that changed together: first as they were, then as they are. Whole lines that came or went leave their neighbours alone. */
function linesOf(group: readonly Part[]): DiffLine[] {
  const side = (kind: 'added' | 'removed'): Line[] => {
    const own = group.filter((part) => part.kind === 'same' || part.kind === kind);
    return own.length === 0 ? [] : cut(own);
  };
  const [before, after] = [side('removed'), side('added')];
  const head = countSame(before, after);
  const tail = countSame(before.slice(head).reverse(), after.slice(head).reverse());
  const as = (kind: DiffLine['kind'], lines: readonly Line[]): DiffLine[] =>
    lines.map((parts) => ({ kind, parts: [...parts] }));
  return [
    ...as('same', after.slice(0, head)),
    ...as('removed', before.slice(head, before.length - tail)),
    ...as('added', after.slice(head, after.length - tail)),
    ...as('same', after.slice(after.length - tail)),
  ];
}

/** A word diff as lines: a line end that stayed ends what belongs together. */
export function diffLines(parts: readonly DiffPart[]): DiffLine[] {
  const groups: Part[][] = [[]];
  for (const { kind, text } of parts) {
    const pieces = kind === 'same' ? text.split('\n') : [text];
    pieces.forEach((piece, place) => {
      if (place > 0) groups.push([]);
      groups.at(-1)?.push({ kind, text: piece });
    });
  }
  return groups.flatMap(linesOf);
}
