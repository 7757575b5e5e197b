import { communitiesOf } from '#lib/server/page-data.ts';
import { xmlAnswer, xmlText } from '#lib/server/xml.ts';
import type { RequestHandler } from './$types';

/** One sitemap a community; whoever asks sees the communities they may enter, a crawler the public ones. */
export const GET: RequestHandler = async (event) => {
  const communities = await communitiesOf(event);
  const maps = communities.map(
    ({ pathName }) => `<sitemap><loc>${xmlText(`${event.url.origin}/sitemap/${pathName}`)}</loc></sitemap>`,
  );
  return xmlAnswer(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.join('')}</sitemapindex>\n`,
  );
};
