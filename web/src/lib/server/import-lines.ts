import type { RequestEvent } from '@sveltejs/kit';
import type { Space } from '#shared/model/community.ts';
import { messageFor } from '../i18n/message-for.ts';
import type { Batch, Tally } from '../state/import-file.ts';
import { api } from './api.ts';

interface Place {
  readonly spaceId: Space['id'];
  readonly site: string;
}

/** Sends one batch and answers what came of it, with words for the lines that could not be read. */
export async function importLines(
  event: Pick<RequestEvent, 'fetch' | 'locals' | 'url'>,
  { spaceId, site }: Place,
  { firstRow, lines }: Batch,
): Promise<Tally> {
  const call = { spaceId, site, firstRow, lines: [...lines], format: 'stack-exchange' as const };
  const outcome = await api(event).importPosts(call);
  const problems = outcome.problems.map(({ row, code, field }) => ({
    row,
    text: messageFor(code, event.locals.locale),
    ...(field !== undefined && { field }),
  }));
  return { ...outcome, problems };
}
