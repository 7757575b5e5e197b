/** What a single key does on every page. `Enter` needs nothing: the row that `next` reaches is a link. */
export type PageAct =
  'search' | 'list' | 'next' | 'previous' | 'ask' | 'undo' | 'go' | 'home' | 'questions' | 'desk' | 'bell';

// By physical position, so that they are the same keys under a Hebrew layout.
const SINGLE: Readonly<Record<string, PageAct>> = {
  Slash: 'search',
  KeyJ: 'next',
  KeyK: 'previous',
  KeyN: 'ask',
  KeyZ: 'undo',
  KeyG: 'go',
};
const AFTER_G: Readonly<Record<string, PageAct>> = {
  KeyH: 'home',
  KeyQ: 'questions',
  KeyD: 'desk',
  KeyB: 'bell',
};
const FIELDS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"]';

type Press = Pick<
  KeyboardEvent,
  'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented' | 'target'
>;

/** The act of a key that was pressed outside fields and dialogs without a modifier. `?` is the one with Shift. */
export function pageActOf(press: Press, isAfterG: boolean): PageAct | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.defaultPrevented)
    return undefined;
  if (press.target instanceof Element && press.target.closest(FIELDS) !== null) return undefined;
  if (press.shiftKey) return press.code === 'Slash' ? 'list' : undefined;
  return (isAfterG ? AFTER_G[press.code] : undefined) ?? SINGLE[press.code];
}
