import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import Editor from '#lib/components/Editor.svelte';
import { Refused } from '#lib/state/ask-server.ts';
import { setMark } from '#lib/state/markdown-marks.ts';
import { show } from './support/show.ts';

const textarea = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Text' });

describe('Editor', () => {
  it('makes the chosen words bold with the key B, also under a Hebrew layout', async () => {
    show(Editor, { 'aria-label': 'Text', value: 'a salty tray' });
    textarea().setSelectionRange(2, 7);
    textarea().focus();
    const key = { key: 'נ', code: 'KeyB', ctrlKey: true, bubbles: true, cancelable: true };
    textarea().dispatchEvent(new KeyboardEvent('keydown', key));
    await expect.poll(() => textarea().value).toBe('a **salty** tray');
  });

  it.each([
    ['en', 'ArrowRight', 'Italic'],
    ['he', 'ArrowLeft', 'הטיה'],
  ] as const)('moves through the toolbar with arrows in the direction of %s', async (locale, arrow, next) => {
    const user = userEvent.setup();
    show(Editor, { 'aria-label': 'Text' }, locale);
    document.body.style.direction = document.documentElement.dir;
    await user.tab();
    await user.keyboard(`{${arrow}}`);
    expect(screen.getByRole('button', { name: next })).toHaveFocus();
  });

  it('shows what will be seen, and gives the text back unchanged', async () => {
    const user = userEvent.setup();
    const preview = (markdown: string): Promise<string> =>
      Promise.resolve(`<p>${markdown.toUpperCase()}</p>`);
    show(Editor, { 'aria-label': 'Text', value: 'salt', preview });
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    expect(await screen.findByText('SALT')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Write' }));
    expect(textarea()).toHaveValue('salt');
  });

  it('says why there is no preview, keeps the text, and tries again when it is asked', async () => {
    const user = userEvent.setup();
    let tries = 0;
    const preview = (): Promise<string> => {
      tries += 1;
      if (tries === 1) return Promise.reject(new Refused('This text is nested too deep to show.'));
      return tries === 2 ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve('<p>Salted</p>');
    };
    show(Editor, { 'aria-label': 'Text', value: 'salt', preview });
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    expect(await screen.findByText(/nested too deep/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/was not reached/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Salted')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Write' }));
    expect(textarea()).toHaveValue('salt');
    await expect.poll(() => document.activeElement).toBe(textarea());
  });

  it('sends the text of a form whose preview is open, and is empty to write in after it was sent', async () => {
    const user = userEvent.setup();
    const { container } = show(Editor, {
      'aria-label': 'Text',
      name: 'body',
      preview: () => Promise.resolve('<p>SALT</p>'),
    });
    const form = document.createElement('form');
    container.replaceWith(form);
    form.append(container);
    await user.type(textarea(), 'salt');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    expect(await screen.findByText('SALT')).toBeInTheDocument();
    expect(new FormData(form).get('body')).toBe('salt');
    form.reset();
    await expect.poll(() => screen.queryByText('SALT')).toBeNull();
    expect(textarea()).toHaveValue('');
  });

  it('sends the form with Ctrl and Enter', async () => {
    const user = userEvent.setup();
    const { container } = show(Editor, { 'aria-label': 'Text', value: 'salt' });
    const form = document.createElement('form');
    container.replaceWith(form);
    form.append(container);
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent++;
    });
    await user.click(textarea());
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(sent).toBe(1);
  });
});

describe('setMark', () => {
  it('puts the mark of a list before every chosen line', () => {
    expect(setMark({ text: 'one\ntwo\nthree', start: 1, end: 6 }, 'list').text).toBe('- one\n- two\nthree');
  });
});
