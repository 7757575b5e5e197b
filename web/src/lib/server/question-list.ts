import type { RequestEvent } from '@sveltejs/kit';
import type { Community, Space } from '#shared/model/community.ts';
import type { QuestionRow } from '#shared/model/question.ts';
import { api } from './api.ts';

export const sorts = ['active', 'new', 'unanswered', 'votes'] as const;
export type Sort = (typeof sorts)[number];

export interface QuestionList {
  readonly rows: readonly QuestionRow[];
  readonly sort: Sort;
  readonly topic: string | undefined;
  /** Address of the next page; absent on the last. */
  readonly older: string | undefined;
  readonly isFirst: boolean;
}

/** One page of questions as the address asks for it: `?sort=new&topic=milk&cursor=…`. */
export async function questionList(
  event: Pick<RequestEvent, 'url' | 'fetch'>,
  place: { readonly communityId: Community['id']; readonly spaceId?: Space['id'] },
): Promise<QuestionList> {
  const { searchParams } = event.url;
  const sort = sorts.find((one) => one === searchParams.get('sort')) ?? 'active';
  const named = searchParams.get('topic')?.trim().toLowerCase();
  const topic = named === '' ? undefined : named;
  const cursor = searchParams.get('cursor') ?? undefined;
  const wanted = {
    ...place,
    sort,
    ...(topic !== undefined && { topic }),
    ...(cursor !== undefined && { cursor }),
  };
  const page = await api(event).listQuestions(wanted);
  return {
    rows: page.items,
    sort,
    topic,
    older: page.cursor === undefined ? undefined : addressWith(event.url, { cursor: page.cursor }),
    isFirst: cursor === undefined,
  };
}

/** The same page with some words of its query changed; an undefined one is dropped. */
function addressWith(url: URL, changes: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(url.searchParams);
  for (const [name, value] of Object.entries(changes)) query.set(name, value);
  return `?${query.toString()}`;
}
