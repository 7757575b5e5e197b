import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import Vote from '#lib/components/Vote.svelte';
import { show } from './support/show.ts';

const props = { action: '?/vote', targetId: 'ans_1', score: 6, myVote: 1 } as const;

describe('Vote', () => {
  it('carries the number in the name of the button and says that it is pressed', () => {
    show(Vote, props);
    expect(screen.getByRole('button', { name: 'This helped, 6' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('takes the vote back when it is pressed again', () => {
    show(Vote, props);
    expect(screen.getByRole('button', { name: 'This helped, 6' })).toHaveValue('0');
    expect(screen.getByRole('button', { name: 'This did not help' })).toHaveValue('-1');
  });

  it('shows only the number on one’s own post', () => {
    show(Vote, { ...props, readonly: true });
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getByText('6 found this helpful')).toBeInTheDocument();
  });

  it('is one button with a word on a phone, in Hebrew too', () => {
    show(Vote, { ...props, compact: true }, 'he');
    expect(screen.getByRole('button', { name: 'מועיל 6' })).toBeInTheDocument();
  });
});
