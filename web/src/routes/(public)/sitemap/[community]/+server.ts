import type { RequestEvent } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { communityData } from '#lib/server/page-data.ts';
import { xmlAnswer, xmlText } from '#lib/server/xml.ts';
import { questionPath } from '#lib/slug.ts';
import type { Community } from '#shared/model/community.ts';
import type { QuestionRow } from '#shared/model/question.ts';
import type { RequestHandler } from './$types';

/** The newest 5,000 questions; the lists lead to the older ones. A sitemap may hold 50,000 (sitemaps.org). */
const MOST_PAGES = 50;

async function newestQuestions(event: RequestEvent, communityId: Community['id']): Promise<QuestionRow[]> {
  const rows: QuestionRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const wanted = { communityId, sort: 'new' as const, limit: 100 };
    const found = await api(event).listQuestions(cursor === undefined ? wanted : { ...wanted, cursor });
    rows.push(...found.items);
    cursor = found.cursor;
    if (cursor === undefined) break;
  }
  return rows;
}

export const GET: RequestHandler = async (event) => {
  const { community, spaces } = await communityData(event, event.params.community);
  const open = new Set(spaces.filter(({ access }) => access === 'public').map(({ id }) => id));
  const rows = await newestQuestions(event, community.id);
  const urls = rows
    .filter(({ spaceId }) => open.has(spaceId))
    .map((row) => {
      const loc = xmlText(event.url.origin + questionPath(community.pathName, row));
      return `<url><loc>${loc}</loc><lastmod>${row.lastActivityAt}</lastmod></url>`;
    });
  return xmlAnswer(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`);
};
