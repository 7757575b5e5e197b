import { conflict, forbidden } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { QuestionEdited } from '#events/contracts/question.ts';
import type { ItemOf } from '#functions/table/define-entity.ts';
import type { RenderedText } from '../content/render-markdown.ts';
import { requireOpen, whereOf } from './decide-answer-question.ts';
import type { QuestionBodyItem, QuestionItem, revisionEntity } from './question.entity.ts';
import type { Reader } from './what-reader-can.ts';

interface EditingQuestion {
  readonly question: QuestionItem;
  readonly text: QuestionBodyItem;
  readonly reader: Reader;
  readonly editor: Author;
  readonly revisionId: Id<'revision'>;
  /** The version of the text that the editor had before them. */
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly topics: readonly string[];
  readonly rendered: RenderedText;
  readonly now: string;
}

export interface EditedQuestion {
  readonly question: Pick<QuestionItem, 'title' | 'topics' | 'excerpt'> & { readonly editedAt: string };
  readonly text: Pick<QuestionBodyItem, 'body' | 'bodyHtml' | 'rendererVersion'>;
  readonly revision: ItemOf<typeof revisionEntity>;
  readonly events: NewEvent[];
}

/** Whose text it is may change it while the question is open; moderators always. Raises `post.not_yours` and `question.locked`. */
export function requireMayEdit(author: Author, question: QuestionItem, reader: Reader): void {
  if (reader.may('post.edit_any')) return;
  if (!reader.isAuthor(author)) throw forbidden('post.not_yours');
  requireOpen(question);
}

/** Raises `question.changed` with the text that stands now, so that an editor can be shown both. */
export function requireSameText(question: QuestionItem, text: QuestionBodyItem, version: number): void {
  if (text.version === version) return;
  const { title, topics } = question;
  throw conflict('question.changed', { current: { title, topics, body: text.body, version: text.version } });
}

/** A new text for a question; the former one becomes a revision. Undefined when nothing is different. */
export function decideEditQuestion(editing: EditingQuestion): EditedQuestion | undefined {
  const { question, text, editor, revisionId, title, body, rendered, now } = editing;
  requireMayEdit(question.author, question, editing.reader);
  requireSameText(question, text, editing.version);
  const topics = [...new Set(editing.topics)];
  if (title === question.title && body === text.body && topics.join() === question.topics.join())
    return undefined;
  return {
    question: { title, topics, excerpt: rendered.excerpt, editedAt: now },
    text: { body, bodyHtml: rendered.html, rendererVersion: rendered.rendererVersion },
    revision: {
      id: revisionId,
      questionId: question.id,
      postId: question.id,
      title: question.title,
      topics: question.topics,
      body: text.body,
      editor,
      replacedAt: now,
    },
    events: [happened(QuestionEdited, { ...whereOf(question), topics })],
  };
}
