import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import QuestionRing from '#lib/components/QuestionRing.svelte';
import Ring from '#lib/components/Ring.svelte';
import { show } from './support/show.ts';

describe('Ring', () => {
  it('says its state in words when no words stand beside it', () => {
    show(Ring, { state: 'time', value: 62, label: '62 %' });
    expect(screen.getByRole('img', { name: '62 %' })).toHaveClass('half');
  });

  it('is silent when the words stand beside it', () => {
    const { container } = show(Ring, { state: 'late' });
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });

  it('never shows more than all of the time', () => {
    const { container } = show(Ring, { state: 'time', value: 140, label: 'late' });
    expect(container.querySelector('.arc')).toHaveAttribute('stroke-dasharray', '100 100');
  });

  it.each([
    ['en', '2 answers'],
    ['he', 'שתי תשובות'],
    ['nl', '2 antwoorden'],
  ] as const)('counts answers in %s', (locale, words) => {
    show(QuestionRing, { answerCount: 2, isAccepted: false }, locale);
    expect(screen.getByRole('img', { name: words })).toBeInTheDocument();
  });

  it('calls a question with an accepted answer solved, however many answers it has', () => {
    show(QuestionRing, { answerCount: 5, isAccepted: true });
    expect(screen.getByRole('img', { name: 'Solved' })).toBeInTheDocument();
  });
});
