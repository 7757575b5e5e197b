import { cleanName, cleanTitle } from '../../content/clean-text.ts';
import { licenceOf } from './licence-of.ts';
import type { RowAttributes } from './read-row.ts';

/** Who wrote it, as far as the dump says: a number, a name, both (a guest's name beside none), or neither. */
export interface SourceAuthor {
  readonly number?: number;
  readonly name?: string;
}

interface SourcePostBase {
  readonly sourceId: number;
  readonly createdAt: string;
  readonly lastActivityAt: string;
  readonly editedAt?: string;
  readonly score: number;
  readonly bodyHtml: string;
  readonly author: SourceAuthor;
  /** `CC BY-SA 3.0` */
  readonly licence: string;
}

export interface SourceQuestion extends SourcePostBase {
  readonly kind: 'question';
  readonly title: string;
  readonly topics: readonly string[];
  readonly acceptedAnswerId?: number;
  readonly viewCount: number;
  readonly closedAt?: string;
}

export interface SourceAnswer extends SourcePostBase {
  readonly kind: 'answer';
  /** The question's `sourceId`. */
  readonly parentId: number;
}

export type SourcePost = SourceQuestion | SourceAnswer;

/** Names of the kinds we do not import, by `PostTypeId`. */
const OTHER_KINDS: Record<string, string> = {
  '3': 'wiki',
  '4': 'tag_wiki_excerpt',
  '5': 'tag_wiki',
  '6': 'moderator_nomination',
  '7': 'wiki_placeholder',
  '8': 'privilege_wiki',
  '17': 'article',
};

/** Why a row is no post; `field` is the attribute's name in the dump. */
export class FieldProblem extends Error {
  readonly field: string;

  constructor(field: string) {
    super(field);
    this.name = 'FieldProblem';
    this.field = field;
  }
}

function requiredText(row: RowAttributes, field: string): string {
  const value = row[field];
  if (value === undefined || value.trim() === '') throw new FieldProblem(field);
  return value;
}

function wholeNumber(row: RowAttributes, field: string): number | undefined {
  const value = row[field];
  if (value === undefined) return undefined;
  if (!/^-?\d{1,15}$/u.test(value)) throw new FieldProblem(field);
  return Number(value);
}

function requiredNumber(row: RowAttributes, field: string): number {
  const value = wholeNumber(row, field);
  if (value === undefined || value < 1) throw new FieldProblem(field);
  return value;
}

/** A dump's times are UTC without saying so. */
function time(row: RowAttributes, field: string): string | undefined {
  const value = row[field];
  if (value === undefined) return undefined;
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?$/u.test(value)
    ? Date.parse(`${value.replace('Z', '')}Z`)
    : NaN;
  if (Number.isNaN(moment)) throw new FieldProblem(field);
  return new Date(moment).toISOString();
}

/** `<a><b>` in the older dumps, `|a|b|` in the newer ones. */
function topicsOf(tags: string): string[] {
  return [...new Set(tags.split(/[<>|]+/u).map((tag) => cleanName(tag).toLowerCase()))].filter(
    (tag) => tag !== '',
  );
}

function authorOf(row: RowAttributes): SourceAuthor {
  const number = wholeNumber(row, 'OwnerUserId');
  const name = cleanName(row['OwnerDisplayName'] ?? '');
  return { ...(number === undefined ? {} : { number }), ...(name === '' ? {} : { name }) };
}

function baseOf(row: RowAttributes): SourcePostBase {
  const createdAt = time(row, 'CreationDate');
  if (createdAt === undefined) throw new FieldProblem('CreationDate');
  const editedAt = time(row, 'LastEditDate');
  return {
    sourceId: requiredNumber(row, 'Id'),
    createdAt,
    lastActivityAt: time(row, 'LastActivityDate') ?? editedAt ?? createdAt,
    ...(editedAt === undefined ? {} : { editedAt }),
    score: wholeNumber(row, 'Score') ?? 0,
    bodyHtml: requiredText(row, 'Body'),
    author: authorOf(row),
    licence: licenceOf(createdAt, row['ContentLicense']),
  };
}

function questionOf(row: RowAttributes): SourceQuestion {
  const title = cleanTitle(requiredText(row, 'Title'));
  if (title === '') throw new FieldProblem('Title');
  const acceptedAnswerId = wholeNumber(row, 'AcceptedAnswerId');
  const closedAt = time(row, 'ClosedDate');
  return {
    kind: 'question',
    ...baseOf(row),
    title,
    topics: topicsOf(row['Tags'] ?? ''),
    viewCount: wholeNumber(row, 'ViewCount') ?? 0,
    ...(acceptedAnswerId === undefined ? {} : { acceptedAnswerId }),
    ...(closedAt === undefined ? {} : { closedAt }),
  };
}

/**
 * A row of `Posts.xml` as a question or an answer, or the name of the kind that we leave out. Throws `FieldProblem`
 * when an attribute is missing or is not what it should be.
 */
export function sourcePostOf(row: RowAttributes): SourcePost | { readonly skipped: string } {
  const type = requiredText(row, 'PostTypeId');
  if (type === '1') return questionOf(row);
  if (type === '2') return { kind: 'answer', ...baseOf(row), parentId: requiredNumber(row, 'ParentId') };
  return { skipped: OTHER_KINDS[type] ?? 'unknown' };
}
