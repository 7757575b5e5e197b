import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { communitiesOf } from '#lib/server/page-data.ts';
import { settingsOf, typedDuration, typedSpans } from '#lib/server/sla-form.ts';
import { timeZones } from '#lib/server/time-zones.ts';
import { WEEKDAYS } from '#shared/model/calendar.ts';
import type { Community, Space } from '#shared/model/community.ts';
import type { Group } from '#shared/model/member.ts';
import type { GroupPriority } from '#shared/model/sla-policy.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whose policy: a space's, a community's, or the organisation's when nothing is named. */
const isSpace = (place: string): place is Space['id'] => place.startsWith('spc_');
const isCommunity = (place: string): place is Community['id'] => place.startsWith('com_');

/** A group's priority as it is typed in its row. */
function typedPriority(all: readonly GroupPriority[], id: Group['id']) {
  const priority = all.find(({ groupId }) => groupId === id);
  if (priority === undefined) return { factor: '', first: '', accepted: '' };
  if ('factor' in priority) return { factor: String(priority.factor), first: '', accepted: '' };
  const { firstAnswer, acceptedAnswer } = priority;
  return { factor: '', first: typedDuration(firstAnswer), accepted: typedDuration(acceptedAnswer) };
}

export const load: PageServerLoad = async (event) => {
  const place = event.url.searchParams.get('place') ?? '';
  const [communities, groups, policy] = await Promise.all([
    communitiesOf(event),
    api(event).listGroups({}),
    isSpace(place)
      ? api(event).getSlaPolicy({ spaceId: place })
      : api(event).getDefaultSlaPolicy(isCommunity(place) ? { communityId: place } : {}),
  ]);
  const { calendar, firstAnswer, acceptedAnswer } = policy;
  const own = isSpace(place) ? 'space' : isCommunity(place) ? 'community' : 'tenant';
  return {
    place,
    places: communities.map(({ id, name, spaces }) => ({
      id,
      name,
      spaces: spaces.map((space) => ({ id: space.id, name: space.name })),
    })),
    groups: groups.items.map(({ id, name }) => ({ id, name, ...typedPriority(policy.priorityByGroup, id) })),
    scope: policy.scope,
    // A place without its own policy starts one.
    version: policy.scope === own ? policy.version : 0,
    firstAnswer: typedDuration(firstAnswer),
    acceptedAnswer: typedDuration(acceptedAnswer),
    calendarName: calendar.name,
    timeZone: calendar.timeZone,
    days: WEEKDAYS.map((day) => ({ day, hours: typedSpans(calendar.workingHours[day]) })),
    holidays: calendar.holidays.join('\n'),
    pause: policy.pauseWhileWaitingForAsker,
    zones: timeZones(),
  };
};

export const actions = {
  default: formAction((event, field) => {
    const place = field('place');
    const change = {
      ...settingsOf(field),
      version: Number(field('version')),
      applyToRunning: field('running') === 'yes',
    };
    if (isSpace(place)) return api(event).setSlaPolicy({ ...change, spaceId: place });
    return api(event).setDefaultSlaPolicy({ ...change, ...(isCommunity(place) && { communityId: place }) });
  }),
} satisfies Actions;
