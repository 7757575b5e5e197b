/** A fifteenth of the shortest clock that is allowed outside local mode is a whole minute. */
const CLOCK_TIME_PER_JITTER = 15;
const MOST_SECONDS = 60;

/** FNV-1a, then mixed so that ids that differ in one letter fall apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * Whole seconds, 0 to 59, by which a question's escalations are put off: a thousand clocks fall due at 09:00, and
 * the scheduler invokes a thousand targets a second. The same question always waits the same, so a schedule made
 * twice is one schedule. A clock of seconds (local mode) waits at most a fifteenth of its time.
 */
export function jitterSeconds(questionId: string, durationMs: number): number {
  const room = Math.min(MOST_SECONDS, Math.floor(durationMs / 1_000 / CLOCK_TIME_PER_JITTER));
  return room === 0 ? 0 : hash(questionId) % room;
}

/** When to schedule a step (ISO, whole seconds: the scheduler knows no smaller): never before it is due, always within 60 s after. */
export function scheduleAt(dueAt: string, questionId: string, durationMs: number): string {
  const wholeSecond = Math.ceil(Date.parse(dueAt) / 1_000);
  return new Date((wholeSecond + jitterSeconds(questionId, durationMs)) * 1_000).toISOString();
}
