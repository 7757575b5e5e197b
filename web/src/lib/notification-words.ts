import { m } from '#paraglide/messages.js';
import type { Notification } from '#shared/model/notification.ts';

/** What happened, after the name of who did it. */
export function wordsOfNotification({
  type,
  act,
  share,
  by,
}: Pick<Notification, 'type' | 'act' | 'share' | 'by'>): string {
  if (type === 'ticket')
    return act === 'assigned'
      ? m.note_ticket_assigned()
      : act === 'solved'
        ? m.note_ticket_solved()
        : m.note_ticket_opened();
  if (type === 'escalation')
    return share === 50 ? m.note_asked_of_you() : m.note_still_open({ percent: share ?? 80 });
  if (by === undefined) return m.note_something();
  return {
    answer: m.note_answer,
    accept: m.note_accept,
    verify: m.note_verify,
    mention: m.note_mention,
    comment: m.note_comment,
  }[type]();
}

/** Names of the kinds of notification, for the preferences. */
export const notificationKinds = {
  answer: m.pref_answer,
  accept: m.pref_accept,
  verify: m.pref_verify,
  mention: m.pref_mention,
  comment: m.pref_comment,
  escalation: m.pref_escalation,
  ticket: m.pref_ticket,
};
