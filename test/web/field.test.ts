import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import ErrorSummary from '#lib/components/ErrorSummary.svelte';
import Field from '#lib/components/Field.svelte';
import { show } from './support/show.ts';

const problem = {
  code: 'input.invalid',
  text: 'Two fields need attention.',
  fields: [
    { name: 'title', text: 'Write a title.' },
    { name: 'topics', text: 'Choose at least one topic.' },
  ],
};

describe('Field', () => {
  it('is described by its help and by its error, and keeps what was typed', () => {
    show(Field, {
      label: 'Title',
      name: 'title',
      value: 'Slime',
      help: 'One sentence.',
      error: 'Too short.',
    });
    const field = screen.getByRole('textbox', { name: 'Title' });
    expect(field).toHaveValue('Slime');
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription('One sentence. Error: Too short.');
  });

  it('keeps an address left to right on a Hebrew page and lets free text take its own direction', () => {
    show(Field, { label: 'דואר', name: 'email', type: 'email' }, 'he');
    show(Field, { label: 'שם', name: 'name' }, 'he');
    expect(screen.getByRole('textbox', { name: 'דואר' })).toHaveAttribute('dir', 'ltr');
    expect(screen.getByRole('textbox', { name: 'שם' })).toHaveAttribute('dir', 'auto');
  });

  it('says which fields may be left out', () => {
    show(Field, { label: 'שם', name: 'name', optional: true }, 'he');
    expect(screen.getByRole('textbox', { name: 'שם, לא חובה' })).toBeInTheDocument();
  });
});

describe('ErrorSummary', () => {
  it('takes the focus and leads to each field', () => {
    show(ErrorSummary, { problem });
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByRole('link', { name: 'Write a title.' })).toHaveAttribute('href', '#f-title');
  });

  it('gives a code to pass on when the fault is ours, in the language of the page', () => {
    show(ErrorSummary, { problem: { code: 'internal', text: '', fields: [], requestId: '01KC7M' } }, 'he');
    expect(screen.getByRole('alert')).toHaveTextContent('הטופס לא נשלח');
    expect(screen.getByRole('alert')).toHaveTextContent('קוד למסירה: 01KC7M');
  });

  it('is not there when nothing was refused', () => {
    show(ErrorSummary, { problem: undefined });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
