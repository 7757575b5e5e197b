import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import TopicPicker from '#lib/components/TopicPicker.svelte';
import { show } from './support/show.ts';

const known = ['espresso-machine', 'espresso', 'milk'];
const chosen = (): string[] =>
  within(screen.getByRole('list', { name: 'Topics' }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('bdi')?.textContent ?? '');

describe('TopicPicker', () => {
  it('takes the topic that was typed whole, not a longer one that begins alike', async () => {
    show(TopicPicker, { name: 'topics', known });
    await userEvent.type(screen.getByRole('combobox'), 'espresso{Enter}');
    expect(chosen()).toEqual(['espresso']);
  });

  it('takes what was typed before a comma as it is', async () => {
    show(TopicPicker, { name: 'topics', known });
    await userEvent.type(screen.getByRole('combobox'), 'mil,');
    expect(chosen()).toEqual(['mil']);
  });

  it('offers topics in use while one types, and gets out of the way once one is taken', async () => {
    show(TopicPicker, { name: 'topics', known });
    const box = screen.getByRole('combobox');
    await userEvent.type(box, 'mi');
    expect(box).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{Enter}');
    expect(chosen()).toEqual(['milk']);
    expect(box).toHaveAttribute('aria-expanded', 'false');
  });

  it('gives the last one back at Backspace', async () => {
    show(TopicPicker, { name: 'topics', known, value: 'milk, espresso' });
    await userEvent.type(screen.getByRole('combobox'), '{Backspace}');
    expect(chosen()).toEqual(['milk']);
  });
});
