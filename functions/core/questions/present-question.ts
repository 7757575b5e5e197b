import type { Answer, Comment, Question, QuestionRow } from '#shared/model/question.ts';
import type { AnswerItem, CommentItem, QuestionBodyItem, QuestionItem } from './question.entity.ts';
import {
  isAccepted,
  whatReaderCanWithAnswer,
  whatReaderCanWithComment,
  whatReaderCanWithQuestion,
  type Reader,
} from './what-reader-can.ts';

interface Page {
  readonly question: QuestionItem;
  readonly text: QuestionBodyItem;
  readonly answers: readonly AnswerItem[];
  readonly comments: readonly CommentItem[];
  /** Answers as written, for readers who may edit one. */
  readonly answerTexts: ReadonlyMap<string, string>;
  readonly votes: ReadonlyMap<string, number>;
  readonly reader: Reader;
}

const voteOf = (votes: ReadonlyMap<string, number>, id: string): 1 | 0 | -1 =>
  (votes.get(id) ?? 0) as 1 | 0 | -1;

/** A row of a list as the wire shows it. */
export function presentRow(question: QuestionItem): QuestionRow {
  const {
    id,
    communityId,
    spaceId,
    title,
    excerpt,
    topics,
    author,
    score,
    answerCount,
    createdAt,
    lastActivityAt,
  } = question;
  const { acceptedAnswerId, lockedAt } = question;
  return {
    ...{
      id,
      communityId,
      spaceId,
      title,
      excerpt,
      topics,
      author,
      score,
      answerCount,
      createdAt,
      lastActivityAt,
    },
    ...(acceptedAnswerId !== undefined && { acceptedAnswerId }),
    ...(lockedAt !== undefined && { lockedAt }),
  };
}

function presentAnswer(answer: AnswerItem, { question, answerTexts, votes, reader }: Page): Answer {
  const {
    rendererVersion: _,
    textVersion = 1,
    kind: __,
    ...shown
  }: AnswerItem & { readonly kind?: string } = answer;
  const can = whatReaderCanWithAnswer(answer, question, reader);
  const body = can.includes('edit') ? answerTexts.get(answer.id) : undefined;
  return {
    ...shown,
    isAccepted: isAccepted(answer, question),
    version: textVersion,
    ...(body !== undefined && { body }),
    can,
    myVote: voteOf(votes, answer.id),
  };
}

function presentComment(comment: CommentItem, reader: Reader): Comment {
  const { id, targetId, author, bodyHtml, createdAt } = comment;
  return { id, targetId, author, bodyHtml, createdAt, can: whatReaderCanWithComment(comment, reader) };
}

/** The accepted answer first, then by votes, then the older one. */
const byWorth =
  (question: QuestionItem) =>
  (a: AnswerItem, b: AnswerItem): number =>
    Number(isAccepted(b, question)) - Number(isAccepted(a, question)) ||
    b.score - a.score ||
    a.createdAt.localeCompare(b.createdAt);

/** The page of a question for one reader. Deleted answers are there for moderators only. */
export function presentQuestion(page: Page): Question {
  const { question, text, answers, comments, votes, reader } = page;
  const can = whatReaderCanWithQuestion(question, reader);
  const seen = answers.filter(({ deletedAt }) => deletedAt === undefined || reader.may('post.moderate'));
  return {
    ...presentRow(question),
    ...(question.editedAt !== undefined && { editedAt: question.editedAt }),
    ...(question.deletedAt !== undefined && { deletedAt: question.deletedAt }),
    ...(text.source !== undefined && { source: text.source }),
    ...(can.includes('edit') && { body: text.body }),
    bodyHtml: text.bodyHtml,
    // The version of the text: an answer or an acceptance meanwhile is no conflict of edits.
    version: text.version,
    can,
    myVote: voteOf(votes, question.id),
    answers: [...seen].sort(byWorth(question)).map((answer) => presentAnswer(answer, page)),
    comments: comments
      .filter(({ deletedAt }) => deletedAt === undefined)
      .map((comment) => presentComment(comment, reader)),
  };
}
