import { getContext, setContext } from 'svelte';

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** What `Undo` sends; nothing when it cannot be undone. */
  readonly undo?: () => void;
}

const TOASTS = 'kehila.toasts';

/** What was just done, shown for a while. Errors never come here: they stay where they arose. */
export class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  show(text: string, undo?: () => void): void {
    const id = this.#next++;
    this.list.push(undo === undefined ? { id, text } : { id, text, undo });
  }

  drop(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

/** Called once by the root layout. */
export function provideToasts(): Toasts {
  return setContext(TOASTS, new Toasts());
}

/** The page's toasts. Only while a component is being created. */
export function useToasts(): Toasts {
  return getContext<Toasts>(TOASTS);
}
