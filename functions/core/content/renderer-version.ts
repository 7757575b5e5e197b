/**
 * Stored with every rendered text. Add one whenever the same Markdown would give other HTML; a reader that meets an
 * older number renders again. Kept apart from the renderer, so that comparing it loads no parser.
 */
export const rendererVersion = 1;
