import * as messages from '#paraglide/messages.js';
import type { Locale } from './locale.ts';

type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/**
 * The sentence for an error code: `question.locked` is the message `error_question_locked`. A code without a sentence
 * of its own gets the one of its reason, or the general one, so that no code is ever shown to a person.
 * For the server alone: it reaches every message, which a browser should not have to load.
 */
export function messageFor(code: string, locale: Locale): string {
  const table = messages as unknown as Readonly<Record<string, Message | undefined>>;
  const [noun, reason] = code.split('.');
  const message =
    table[`error_${String(noun)}_${String(reason)}`] ??
    table[`error_any_${String(reason)}`] ??
    table['error_internal'];
  return message === undefined ? code : message({}, { locale });
}
