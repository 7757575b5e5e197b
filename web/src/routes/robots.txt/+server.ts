import type { RequestHandler } from './$types';

/** What is for members is closed to crawlers; each page that must not be found says so itself too. */
export const GET: RequestHandler = ({ url }) => {
  const closed = ['/admin', '/desk', '/bell', '/me', '/sign-in', '/join', '/api'].map(
    (path) => `Disallow: ${path}`,
  );
  const lines = ['User-agent: *', ...closed, '', `Sitemap: ${url.origin}/sitemap.xml`, ''];
  return new Response(lines.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
