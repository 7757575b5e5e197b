import { m } from '#paraglide/messages.js';

/** States of a member, in words. */
export const memberStates = {
  active: m.member_active,
  invited: m.member_invited,
  unclaimed: m.member_unclaimed,
  suspended: m.member_suspended,
};
