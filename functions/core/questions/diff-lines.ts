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

/** Lines that changed together: first as they were, then as they are. */
function linesOf(group: readonly Part[]): DiffLine[] {
  if (group.every(({ kind }) => kind === 'same')) return cut(group).map((parts) => ({ kind: 'same', parts }));
  const side = (kind: 'added' | 'removed'): DiffLine[] => {
    const own = group.filter((part) => part.kind === 'same' || part.kind === kind);
    return own.some((part) => part.kind === kind) || own.length > 0 ? cut(own).map((parts) => ({ kind, parts })) : [];
  };
  return [...side('removed'), ...side('added')];
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
