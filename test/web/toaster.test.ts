import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Toaster from '#lib/components/Toaster.svelte';
import type { Done } from '#lib/done.ts';
import { show } from './support/show.ts';

const removed: Done = {
  id: 'one',
  act: 'removed',
  undo: { what: 'answer', questionId: 'qst_1', target: 'ans_1', back: '/support/q/qst_1/tray#ans_1' },
};
const toast = () => screen.queryByText('Removed.')?.parentElement;

describe('Toaster', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says what was done and takes it back with a form, so that it works without script', () => {
    show(Toaster, { done: removed });
    expect(screen.getByRole('status')).toHaveTextContent('Removed. Undo');
    const form = screen.getByRole('button', { name: 'Undo' }).closest('form') as HTMLFormElement;
    expect(form).toHaveAttribute('action', '/undo');
    expect(Object.fromEntries(new FormData(form))).toEqual(removed.undo);
  });

  it('goes after eight seconds, but not while it is looked at', async () => {
    show(Toaster, { done: removed });
    await vi.advanceTimersByTimeAsync(7_000);
    await fireEvent.mouseEnter(toast() as HTMLElement);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(toast()).toBeInTheDocument();
    await fireEvent.mouseLeave(toast() as HTMLElement);
    await vi.advanceTimersByTimeAsync(7_900);
    expect(toast()).toBeInTheDocument();
    await vi.advanceTimersByTimeAsync(200);
    expect(toast()).toBeUndefined();
  });

  it('stays through an act that says nothing, and makes room for the next one', async () => {
    const { rerender } = show(Toaster, { done: removed as Done | undefined });
    await rerender({ done: undefined });
    expect(toast()).toBeInTheDocument();
    await rerender({ done: { id: 'two', act: 'put_back' } });
    expect(screen.getByRole('status')).toHaveTextContent('It is back.');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('has nothing to say at first', () => {
    show(Toaster, { done: undefined });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});
