import { afterEach, describe, expect, it } from 'vitest';
import { pageActOf } from '#lib/keys/page-key.ts';
import { walkRows } from '#lib/keys/walk-rows.ts';

/** Presses a key on an element as a keyboard would; gives what the page makes of it. */
function press(init: KeyboardEventInit, on: Element = document.body, isAfterG = false) {
  let act: ReturnType<typeof pageActOf>;
  const hear = (event: KeyboardEvent): void => {
    act = pageActOf(event, isAfterG);
  };
  window.addEventListener('keydown', hear, { once: true });
  on.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  return act;
}

afterEach(() => {
  document.body.innerHTML = '';
});

describe('keys of every page', () => {
  it('go by their place on the keyboard, so that they work under a Hebrew layout', () => {
    expect(press({ key: 'ח', code: 'KeyJ' })).toBe('next');
    expect(press({ key: '.', code: 'Slash' })).toBe('search');
    expect(press({ key: '?', code: 'Slash', shiftKey: true })).toBe('list');
    expect(press({ key: 'x', code: 'KeyX' })).toBeUndefined();
  });

  it('lead somewhere after G, and only then', () => {
    expect(press({ code: 'KeyG' })).toBe('go');
    expect(press({ code: 'KeyD' })).toBeUndefined();
    expect(press({ code: 'KeyD' }, document.body, true)).toBe('desk');
    expect(press({ code: 'KeyN' }, document.body, true)).toBe('ask');
  });

  it('are quiet in fields, in dialogs and with a modifier', () => {
    document.body.innerHTML =
      '<input><textarea></textarea><select></select><div role="dialog"><button>Close</button></div>';
    for (const element of document.body.querySelectorAll('input, textarea, select, button'))
      expect(press({ code: 'KeyJ' }, element)).toBeUndefined();
    expect(press({ code: 'KeyK', ctrlKey: true })).toBeUndefined();
    expect(press({ code: 'KeyN', metaKey: true })).toBeUndefined();
    expect(press({ code: 'KeyN', shiftKey: true })).toBeUndefined();
  });
});

describe('walking through the rows of a page', () => {
  it('begins at the first, goes from title to title, and stays at the ends', () => {
    document.body.innerHTML = `<ol>${['one', 'two']
      .map((name) => `<li data-row><a href="/${name}">${name}</a><a href="/topic">topic</a></li>`)
      .join('')}</ol>`;
    for (const row of document.querySelectorAll('li')) row.scrollIntoView = () => undefined;
    const walked = ([1, 1, 1, -1, -1] as const).map((step) => {
      walkRows(step);
      return document.activeElement?.textContent;
    });
    expect(walked).toEqual(['one', 'two', 'two', 'one', 'one']);
  });

  it('does nothing on a page without rows', () => {
    walkRows(1);
    expect(document.activeElement).toBe(document.body);
  });
});
