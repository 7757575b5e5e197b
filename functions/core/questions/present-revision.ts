import type { Revision } from '#shared/model/revision.ts';
import type { ItemOf } from '#functions/table/define-entity.ts';
import { diffText } from '../content/diff-text.ts';
import { diffLines } from './diff-lines.ts';
import type { revisionEntity } from './question.entity.ts';

type RevisionItem = ItemOf<typeof revisionEntity>;

/** The text that came after a revision: the next revision's, or the one that stands. */
export interface Text {
  readonly title?: string | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly body: string;
}

/** One edit as the wire shows it, from the former text and the one that replaced it. */
export function presentRevision(former: RevisionItem, after: Text): Revision {
  const { title, topics } = former;
  const isRetitled = title !== undefined && after.title !== undefined && title !== after.title;
  const isReplaced =
    topics !== undefined && after.topics !== undefined && topics.join() !== after.topics.join();
  return {
    id: former.id,
    editor: former.editor,
    at: former.replacedAt,
    ...(isRetitled && { title: { before: title, after: after.title ?? '' } }),
    ...(isReplaced && { topics: { before: topics, after: [...(after.topics ?? [])] } }),
    body: diffLines(diffText(former.body, after.body)),
  };
}
