const ROWS = '[data-row], article.answer';

/** What takes the focus in a row: the row itself when it can, else its title. */
function stopIn(row: HTMLElement): HTMLElement | null {
  return row.hasAttribute('tabindex') ? row : row.querySelector<HTMLElement>('a[href], button');
}

/** Moves the focus to the next or the previous row of the page; from nowhere to the first. At an end it stays. */
export function walkRows(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[at === -1 ? 0 : at + step];
  if (row === undefined) return;
  stopIn(row)?.focus();
  row.scrollIntoView({ block: 'nearest' });
}
