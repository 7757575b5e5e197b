import { WEEKDAYS } from './model/calendar.ts';
import type { Calendar, OpenSpan, Weekday } from './model/calendar.ts';

const OFFICE_HOURS: OpenSpan = { from: '09:00', to: '18:00' };
const WHOLE_DAY: OpenSpan = { from: '00:00', to: '24:00' };

const week = (days: readonly Weekday[], span: OpenSpan): Calendar['workingHours'] =>
  Object.fromEntries(days.map((day) => [day, [{ ...span }]]));

/** Office hours, 09:00 to 18:00, in most of the world. `timeZone` is an IANA name. */
export function mondayToFriday(timeZone: string): Calendar {
  return {
    id: 'monday-to-friday',
    name: 'Monday to Friday',
    timeZone,
    workingHours: week(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], OFFICE_HOURS),
    holidays: [],
  };
}

/** Office hours, 09:00 to 18:00, where Friday and Saturday are the weekend, as in Israel. `timeZone` is an IANA name. */
export function sundayToThursday(timeZone: string): Calendar {
  return {
    id: 'sunday-to-thursday',
    name: 'Sunday to Thursday',
    timeZone,
    workingHours: week(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'], OFFICE_HOURS),
    holidays: [],
  };
}

/** Every moment counts, so the zone does not matter. */
export function aroundTheClock(): Calendar {
  return {
    id: 'around-the-clock',
    name: 'Around the clock',
    timeZone: 'UTC',
    workingHours: week(WEEKDAYS, WHOLE_DAY),
    holidays: [],
  };
}
