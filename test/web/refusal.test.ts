import { describe, expect, it } from 'vitest';
import { ApiProblem } from '#lib/server/api-problem.ts';
import { refusalOf } from '#lib/server/refuse.ts';

describe('a refused form', () => {
  const event = { locals: { locale: 'en', requestId: 'req_1' } } as unknown as Parameters<
    typeof refusalOf
  >[0];

  it('has one sentence for each field, the first, in the order of the fields', () => {
    const fields = [
      { field: 'firstAnswer', code: 'duration.malformed' },
      { field: 'firstAnswer', code: 'duration.too_short' },
      { field: 'calendar.workingHours.monday.0.from', code: 'calendar.time_malformed' },
      { field: 'calendar.workingHours.friday.0.from', code: 'calendar.time_malformed' },
    ];
    const { problem } = refusalOf(event, new ApiProblem(400, { code: 'request.invalid', fields }));
    expect(problem.fields.map(({ name }) => name)).toEqual(['firstAnswer', 'calendar']);
    expect(problem.fields[0]?.text).toBe('Write a length such as 8 hours or 30 minutes.');
  });
});
