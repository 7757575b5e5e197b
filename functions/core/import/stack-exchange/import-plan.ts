import { createHash } from 'node:crypto';
import { idFromUuid, type Id, type IdKind } from '#shared/ids.ts';
import type { SourceAnswer, SourceAuthor, SourcePost, SourceQuestion } from './source-post.ts';

/** What makes an imported thing the same thing at every run. */
export interface ImportedThing {
  readonly tenantId: Id<'tenant'>;
  /** Where it comes from: `stack-exchange:coffee.stackexchange.com`. */
  readonly source: string;
  readonly sourceId: string;
  /** ISO; leave it out when the source does not say. The id then sorts before all others. */
  readonly createdAt?: string;
}

/** Where an import goes to and comes from. */
export interface ImportTarget {
  readonly tenantId: Id<'tenant'>;
  readonly site: string;
}

/**
 * The id of an imported thing: a UUIDv7 whose time is when it was made and whose other 74 bits are a hash of kind,
 * tenant, source and number. The same at every run, so that importing twice writes the same items.
 */
export function importedId<K extends IdKind>(kind: K, thing: ImportedThing): Id<K> {
  const named = JSON.stringify([kind, thing.tenantId, thing.source, thing.sourceId]);
  const bytes = createHash('sha256').update(named).digest().subarray(0, 16);
  bytes.writeUIntBE(thing.createdAt === undefined ? 0 : Date.parse(thing.createdAt), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return idFromUuid(kind, bytes);
}

export interface PlannedQuestion {
  readonly id: Id<'question'>;
  readonly authorId: Id<'member'>;
  readonly post: SourceQuestion;
}
export interface PlannedAnswer {
  readonly id: Id<'answer'>;
  readonly questionId: Id<'question'>;
  readonly authorId: Id<'member'>;
  readonly isAccepted: boolean;
  readonly post: SourceAnswer;
}
export type PlannedPost = PlannedQuestion | PlannedAnswer;

/** What answers need of the questions before them. Grows by one small entry a question. */
export type KnownQuestions = Map<number, { readonly id: Id<'question'>; readonly acceptedAnswerId?: number }>;

const sourceOf = ({ site }: ImportTarget): string => `stack-exchange:${site}`;

/** One member for each account number; those known by name only share a member per name, the nameless one for all. */
export function importedMemberId(target: ImportTarget, author: SourceAuthor): Id<'member'> {
  const sourceId = author.number === undefined ? `name:${author.name ?? ''}` : String(author.number);
  return importedId('member', { tenantId: target.tenantId, source: sourceOf(target), sourceId });
}

/**
 * Which ids a post gets and what it belongs to. Posts are given in the file's order; a question is entered into
 * `known`. An answer whose question is not in `known` cannot be placed: `import.parent_missing`.
 */
export function planPost(
  target: ImportTarget,
  post: SourcePost,
  known: KnownQuestions,
): PlannedPost | { readonly error: 'import.parent_missing' } {
  const thing = {
    tenantId: target.tenantId,
    source: sourceOf(target),
    sourceId: String(post.sourceId),
    createdAt: post.createdAt,
  };
  const authorId = importedMemberId(target, post.author);
  if (post.kind === 'question') {
    const id = importedId('question', thing);
    known.set(post.sourceId, {
      id,
      ...(post.acceptedAnswerId === undefined ? {} : { acceptedAnswerId: post.acceptedAnswerId }),
    });
    return { id, authorId, post };
  }
  const question = known.get(post.parentId);
  if (question === undefined) return { error: 'import.parent_missing' };
  const isAccepted = question.acceptedAnswerId === post.sourceId;
  return { id: importedId('answer', thing), questionId: question.id, authorId, isAccepted, post };
}
