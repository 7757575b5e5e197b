import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { ClockView } from '#lib/clock-view.ts';
import ClockLadder from '#lib/components/ClockLadder.svelte';
import { show } from './support/show.ts';

const HOUR = 3_600_000;
const late: ClockView = {
  target: 'first_answer',
  state: 'stopped',
  goal: 8 * HOUR,
  used: 8 * HOUR + 8 * 60_000,
  startedAt: '2026-11-12T06:00:00.000Z',
  steps: [
    {
      share: 50,
      dueAt: '2026-11-12T12:50:00.000Z',
      doneAt: '2026-11-12T12:50:00.000Z',
      people: ['Ravi', 'Femke', 'Marek'],
    },
    { share: 80, dueAt: '2026-11-12T15:14:00.000Z', doneAt: '2026-11-12T15:14:00.000Z', people: ['Lotte'] },
    { share: 100, dueAt: '2026-11-12T16:50:00.000Z', doneAt: '2026-11-12T16:50:00.000Z' },
  ],
  stoppedAt: '2026-11-12T16:58:00.000Z',
  stoppedBy: 'Joanne Moreau',
};
const running: ClockView = {
  ...late,
  state: 'running',
  used: 2 * HOUR,
  steps: late.steps.map(({ share, dueAt }) => ({ share, dueAt })),
  stoppedAt: undefined,
  stoppedBy: undefined,
} as unknown as ClockView;

describe('ClockLadder', () => {
  it('tells each step as text: when, what, who', () => {
    show(ClockLadder, { clock: late });
    const steps = within(screen.getByRole('list', { name: 'First answer' })).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'Asked 12 Nov, 07:00',
      '50 % at 12 Nov, 13:50 3 people who know this were asked Ravi, Femke, Marek',
      '80 % at 12 Nov, 16:14 Moderators were told Lotte',
      '100 % at 12 Nov, 17:50 Ticket opened',
      'Answered 12 Nov, 17:58 by Joanne Moreau',
    ]);
    expect(screen.getByText('8 minutes late')).toBeInTheDocument();
  });

  it('marks the step that comes next while the clock runs', () => {
    show(ClockLadder, { clock: running });
    const next = screen
      .getAllByRole('listitem')
      .filter((step) => step.getAttribute('aria-current') === 'step');
    expect(next).toHaveLength(1);
    expect(next[0]).toHaveTextContent('50 % due 12 Nov, 13:50');
    expect(screen.getByText('6 hours left')).toBeInTheDocument();
  });

  it('says in Hebrew whose reply is waited for', () => {
    show(ClockLadder, { clock: { ...running, state: 'paused', waitingFor: 'Tim' } }, 'he');
    expect(screen.getByText('השעון עצור עד שתגיע תגובה מאת Tim')).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'תשובה ראשונה' })).toBeInTheDocument();
  });

  it('says which steps were not needed once the clock has stopped in time', () => {
    const inTime: ClockView = { ...running, state: 'stopped', stoppedAt: '2026-11-12T08:00:00.000Z' };
    show(ClockLadder, { clock: inTime });
    expect(screen.getByText('in time')).toBeInTheDocument();
    expect(screen.getByText('80 % not needed')).toBeInTheDocument();
  });
});
