import { conflict, notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { AnswerEdited } from '#events/contracts/question.ts';
import type { ItemOf } from '#functions/table/define-entity.ts';
import type { RenderedText } from '../content/render-markdown.ts';
import { whereOf } from './decide-answer-question.ts';
import { requireMayEdit } from './decide-edit-question.ts';
import type { AnswerItem, AnswerText, QuestionItem, revisionEntity } from './question.entity.ts';
import type { Reader } from './what-reader-can.ts';

interface EditingAnswer {
  readonly question: QuestionItem;
  readonly answer: AnswerItem;
  readonly reader: Reader;
  readonly editor: Author;
  readonly revisionId: Id<'revision'>;
  /** The version of the text that the editor had before them. */
  readonly version: number;
  /** The text that stands, as written. */
  readonly standing: string;
  readonly body: string;
  readonly rendered: RenderedText;
  readonly now: string;
}

export interface EditedAnswer {
  readonly answer: Pick<AnswerItem, 'bodyHtml' | 'rendererVersion'> & {
    readonly editedAt: string;
    readonly textVersion: number;
  };
  readonly text: AnswerText;
  readonly revision: ItemOf<typeof revisionEntity>;
  readonly events: NewEvent[];
}

/** A new text for an answer; the former one becomes a revision. Undefined when nothing is different. */
export function decideEditAnswer(editing: EditingAnswer): EditedAnswer | undefined {
  const { question, answer, editor, revisionId, standing, body, rendered, now } = editing;
  if (answer.deletedAt !== undefined) throw notFound('answer');
  requireMayEdit(answer.author, question, editing.reader);
  const version = answer.textVersion ?? 1;
  if (version !== editing.version) throw conflict('answer.changed', { current: { body: standing, version } });
  if (body === standing) return undefined;
  return {
    answer: {
      bodyHtml: rendered.html,
      rendererVersion: rendered.rendererVersion,
      editedAt: now,
      textVersion: version + 1,
    },
    text: { questionId: question.id, answerId: answer.id, body },
    revision: {
      id: revisionId,
      questionId: question.id,
      postId: answer.id,
      body: standing,
      editor,
      replacedAt: now,
    },
    events: [happened(AnswerEdited, { ...whereOf(question), answerId: answer.id })],
  };
}
