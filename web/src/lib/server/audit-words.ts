import * as messages from '#paraglide/messages.js';
import type { AuditEntry } from '#shared/model/audit.ts';
import type { TrailEntry } from '../trail-view.ts';
import type { Locale } from '../i18n/locale.ts';

type Message = (facts: Record<string, string>, options: { locale: Locale }) => string;

/** The sentence for an act: `question.locked` is the message `act_question_locked`. An act we have no words for is named. */
export function wordsOfAct({ act, facts }: Pick<AuditEntry, 'act' | 'facts'>, locale: Locale): string {
  const table = messages as unknown as Readonly<Record<string, Message | undefined>>;
  const inputs = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, Array.isArray(fact) ? fact.join(', ') : String(fact)]),
  );
  return table[`act_${act.replaceAll('.', '_')}`]?.(inputs, { locale }) ?? act;
}

/** One line of the trail. A system act has no name in front. */
export function trailEntryOf(entry: AuditEntry, locale: Locale): TrailEntry {
  const line = { id: entry.id, at: entry.at, text: wordsOfAct(entry, locale), ref: entry.target };
  return entry.actor.type === 'member' ? { ...line, who: entry.actor.name } : line;
}
