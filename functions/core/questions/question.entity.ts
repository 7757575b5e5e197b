import { boolean, item, list, number, string } from 'dynamodb-toolbox';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import type { Source } from '#shared/model/question.ts';

/**
 * All of a question lives in one partition, so its page is one query:
 * `post#0` the head (what lists show), `post#0#body` its text, `post#1#<answer>` answers,
 * `post#2#<comment>` comments. Beside them, outside the page's range: the Markdown of answers, order rows, votes, history, clocks.
 */
const partition = (questionId: Id<'question'>): string => `question#${questionId}`;

export const questionEntity = defineEntity({
  kind: 'question',
  schema: item({
    id: idOf('question'),
    communityId: idOf('community'),
    spaceId: idOf('space'),
    title: string(),
    excerpt: string(),
    topics: list(string()),
    author: valueOf<Author>(),
    score: number(),
    answerCount: number(),
    /** Kept here alone: the answer does not say it, so that its text is not paid for when it is accepted. */
    acceptedAnswerId: idOf('answer').optional(),
    lockedAt: string().optional(),
    deletedAt: string().optional(),
    createdAt: string(),
    editedAt: string().optional(),
    lastActivityAt: string(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'question'> }) => ({ pk: partition(id), sk: 'post#0' }),
  indexes: ({ id, communityId, spaceId, lastActivityAt, deletedAt }) =>
    deletedAt === undefined
      ? {
          gsi1pk: `community#${communityId}#active`,
          gsi1sk: `${lastActivityAt}#${id}`,
          gsi2pk: `space#${spaceId}#active`,
          gsi2sk: `${lastActivityAt}#${id}`,
        }
      : {},
});

/** The text of a question, apart from the head so that a vote does not pay for it. */
export const questionBodyEntity = defineEntity({
  kind: 'question-body',
  schema: item({
    questionId: idOf('question'),
    body: string(),
    bodyHtml: string(),
    rendererVersion: number(),
    source: valueOf<Source>().optional(),
    version: number(),
  }),
  key: ({ questionId }: { questionId: Id<'question'> }) => ({ pk: partition(questionId), sk: 'post#0#body' }),
});

export const answerEntity = defineEntity({
  kind: 'answer',
  schema: item({
    id: idOf('answer'),
    questionId: idOf('question'),
    author: valueOf<Author>(),
    bodyHtml: string(),
    rendererVersion: number(),
    score: number(),
    isOfficial: boolean(),
    verifiedBy: valueOf<Author>().optional(),
    source: valueOf<Source>().optional(),
    deletedAt: string().optional(),
    createdAt: string(),
    editedAt: string().optional(),
    /** Counts edits of the text alone, so that an acceptance meanwhile is no conflict of edits. Absent is 1. */
    textVersion: number().optional(),
    version: number(),
  }),
  key: ({ questionId, id }: { questionId: Id<'question'>; id: Id<'answer'> }) => ({
    pk: partition(questionId),
    sk: `post#1#${id}`,
  }),
});

/** The Markdown of an answer, apart: only who edits it reads it, so the page and a vote do not pay for it. */
export const answerTextEntity = defineEntity({
  kind: 'answer-text',
  schema: item({ questionId: idOf('question'), answerId: idOf('answer'), body: string() }),
  key: ({ questionId, answerId }: { questionId: Id<'question'>; answerId: Id<'answer'> }) => ({
    pk: partition(questionId),
    sk: `text#${answerId}`,
  }),
});

export const commentEntity = defineEntity({
  kind: 'comment',
  schema: item({
    id: idOf('comment'),
    questionId: idOf('question'),
    targetId: valueOf<Id<'question'> | Id<'answer'>>(),
    author: valueOf<Author>(),
    bodyHtml: string(),
    deletedAt: string().optional(),
    deletedBy: idOf('member').optional(),
    createdAt: string(),
    version: number(),
  }),
  key: ({ questionId, id }: { questionId: Id<'question'>; id: Id<'comment'> }) => ({
    pk: partition(questionId),
    sk: `post#2#${id}`,
  }),
});

/** One per person and post: a second vote of one person cannot exist. Together per person, so a page asks once for its reader's. */
export const voteEntity = defineEntity({
  kind: 'vote',
  schema: item({
    questionId: idOf('question'),
    memberId: idOf('member'),
    targetId: valueOf<Id<'question'> | Id<'answer'>>(),
    value: number(),
  }),
  key: (vote: { questionId: Id<'question'>; memberId: Id<'member'>; targetId: string }) => ({
    pk: partition(vote.questionId),
    sk: `vote#${vote.memberId}#${vote.targetId}`,
  }),
});

/** A former text of a question or an answer. */
export const revisionEntity = defineEntity({
  kind: 'revision',
  schema: item({
    id: idOf('revision'),
    questionId: idOf('question'),
    postId: valueOf<Id<'question'> | Id<'answer'>>(),
    title: string().optional(),
    topics: list(string()).optional(),
    body: string(),
    editor: valueOf<Author>(),
    /** When this text was replaced. */
    replacedAt: string(),
  }),
  key: (revision: { questionId: Id<'question'>; postId: string; id: Id<'revision'> }) => ({
    pk: partition(revision.questionId),
    sk: `revision#${revision.postId}#${revision.id}`,
  }),
});

/**
 * A question's place in one order of a list beside 'active': `new`, `votes`, `unanswered` or `topic#<topic>`.
 * Kept by the consumer `placeInLists`, made again from the head at any time (ADR 0003).
 */
export const orderRowEntity = defineEntity({
  kind: 'order-row',
  schema: item({
    questionId: idOf('question'),
    communityId: idOf('community'),
    spaceId: idOf('space'),
    list: string(),
    position: string(),
  }),
  key: (row: { questionId: Id<'question'>; list: string }) => ({
    pk: partition(row.questionId),
    sk: `order#${row.list}`,
  }),
  indexes: ({ questionId, communityId, spaceId, list: name, position }) => ({
    gsi1pk: `community#${communityId}#${name}`,
    gsi1sk: `${position}#${questionId}`,
    gsi2pk: `space#${spaceId}#${name}`,
    gsi2sk: `${position}#${questionId}`,
  }),
});

export type QuestionItem = ItemOf<typeof questionEntity>;
export type QuestionBodyItem = ItemOf<typeof questionBodyEntity>;
export type AnswerText = ItemOf<typeof answerTextEntity>;
export type AnswerItem = ItemOf<typeof answerEntity>;
export type CommentItem = ItemOf<typeof commentEntity>;
export type OrderRow = ItemOf<typeof orderRowEntity>;

/** What stands on the page of a question? One query. */
export const questionPage = (questionId: Id<'question'>) =>
  ({
    name: 'questionPage',
    pk: partition(questionId),
    range: { beginsWith: 'post#' },
    kinds: [questionEntity, questionBodyEntity, answerEntity, commentEntity],
  }) as const;

/** What was commented on a question and its answers last? */
export const latestComments = (questionId: Id<'question'>) =>
  ({
    name: 'latestComments',
    pk: partition(questionId),
    range: { beginsWith: 'post#2#' },
    kinds: [commentEntity],
    newestFirst: true,
    consistent: true,
  }) as const;

/** What are the answers of a question as written? Asked when the reader may edit one. */
export const answerTextsOf = (questionId: Id<'question'>) =>
  ({
    name: 'answerTextsOf',
    pk: partition(questionId),
    range: { beginsWith: 'text#' },
    kinds: [answerTextEntity],
  }) as const;

/** How did a reader vote on the posts of a question? */
export const votesOf = (questionId: Id<'question'>, memberId: Id<'member'>) =>
  ({
    name: 'votesOf',
    pk: partition(questionId),
    range: { beginsWith: `vote#${memberId}#` },
    kinds: [voteEntity],
  }) as const;

/** Which texts did a post have before, newest first? */
export const revisionsOf = (questionId: Id<'question'>, postId: Id<'question'> | Id<'answer'>) =>
  ({
    name: 'revisionsOf',
    pk: partition(questionId),
    range: { beginsWith: `revision#${postId}#` },
    kinds: [revisionEntity],
    newestFirst: true,
  }) as const;

/** Which text replaced this revision, if not the one that stands? */
export const revisionAfter = ({ questionId, postId, id }: ItemOf<typeof revisionEntity>) =>
  ({
    name: 'revisionAfter',
    pk: partition(questionId),
    range: { between: [`revision#${postId}#${id}0`, `revision#${postId}#~`] as [string, string] },
    kinds: [revisionEntity],
  }) as const;

/** In which orders does a question stand? Asked by the consumer that keeps them. */
export const orderRowsOf = (questionId: Id<'question'>) =>
  ({
    name: 'orderRowsOf',
    pk: partition(questionId),
    range: { beginsWith: 'order#' },
    kinds: [orderRowEntity],
    consistent: true,
  }) as const;

/** Which questions of a community had something happen last? */
export const activeInCommunity = (communityId: Id<'community'>) =>
  ({
    name: 'activeInCommunity',
    index: 'gsi1',
    pk: `community#${communityId}#active`,
    kinds: [questionEntity],
    newestFirst: true,
  }) as const;
/** The same in one space. */
export const activeInSpace = (spaceId: Id<'space'>) =>
  ({
    name: 'activeInSpace',
    index: 'gsi2',
    pk: `space#${spaceId}#active`,
    kinds: [questionEntity],
    newestFirst: true,
  }) as const;
/** Which questions of a community come first by another order? Oldest first for `unanswered`: they wait longest. */
export const orderedInCommunity = (communityId: Id<'community'>, list: string) =>
  ({
    name: 'orderedInCommunity',
    index: 'gsi1',
    pk: `community#${communityId}#${list}`,
    kinds: [orderRowEntity],
    newestFirst: list !== 'unanswered',
  }) as const;
/** The same in one space. */
export const orderedInSpace = (spaceId: Id<'space'>, list: string) =>
  ({
    name: 'orderedInSpace',
    index: 'gsi2',
    pk: `space#${spaceId}#${list}`,
    kinds: [orderRowEntity],
    newestFirst: list !== 'unanswered',
  }) as const;
