import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Log } from '#functions/core/context.ts';
import type { HttpEvent } from '#functions/middleware/edge.ts';
import { servePages, type PageServer } from '#functions/runtime/web-pages.ts';

const EDGE_KEY = 'k'.repeat(43);

/** A request as the HTTP API hands it over, through the front door of `acme.example.org`. */
function event(change: Partial<HttpEvent> & { method?: string } = {}): HttpEvent {
  const { method = 'GET', headers, ...rest } = change;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/support',
    rawQueryString: '',
    isBase64Encoded: false,
    requestContext: { http: { method, sourceIp: '198.51.100.1' } } as HttpEvent['requestContext'],
    ...rest,
    headers: {
      'x-kehila-edge': EDGE_KEY,
      'x-kehila-host': 'acme.example.org',
      'x-kehila-origin': 'https://acme.example.org',
      'x-kehila-client': '203.0.113.7',
      ...headers,
    },
  };
}

/** A page server that answers with what `respond` says and keeps what it was asked. */
function pages(respond: (request: Request) => Response | Promise<Response>) {
  const asked: { request: Request; client: string }[] = [];
  const lines: { message: string; facts: object }[] = [];
  const server: PageServer = {
    init: () => Promise.resolve(),
    respond: async (request, visitor) => {
      asked.push({ request, client: visitor.getClientAddress() });
      return respond(request);
    },
  };
  const write = (message: string, facts: object = {}): void => void lines.push({ message, facts });
  const log: Log = { info: write, warn: write, error: write };
  const serve = servePages({ server, settings: { KEHILA_EDGE_KEY: EDGE_KEY }, log, clock: () => 0 });
  return { serve, asked, lines };
}

const html = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } });

describe('pages behind the HTTP API', () => {
  it('are asked for at the address, from the person and with the cookies that the browser sent', async () => {
    const { serve, asked } = pages(() => html('hello'));
    await serve(
      event({
        rawPath: '/support/what is 50% of?',
        rawQueryString: 'sort=new&q=a%26b',
        cookies: ['a=1', '__Host-session=s'],
      }),
    );
    const [{ request, client } = { request: new Request('https://none.example'), client: '' }] = asked;
    expect(request.url).toBe('https://acme.example.org/support/what%20is%2050%%20of%3F?sort=new&q=a%26b');
    expect(request.headers.get('cookie')).toBe('a=1; __Host-session=s');
    expect(client).toBe('203.0.113.7');
  });

  it('never see the headers that only the front door may set', async () => {
    const { serve, asked } = pages(() => html('hello'));
    await serve(event({ headers: { 'x-forwarded-for': '192.0.2.1', 'accept-language': 'he' } }));
    const names = [...(asked[0]?.request.headers.keys() ?? [])];
    expect(names).toEqual(['accept-language']);
  });

  it('are not answered to a request that did not come through the front door', async () => {
    const { serve, asked } = pages(() => html('secret'));
    for (const key of ['', 'k'.repeat(42), 'x'.repeat(43)]) {
      const answer = await serve(event({ headers: { 'x-kehila-edge': key } }));
      expect(answer.statusCode).toBe(403);
      expect(answer.body).not.toContain('secret');
    }
    expect(asked).toEqual([]);
  });

  it('get a form’s fields as they were sent, text or bytes', async () => {
    const { serve } = pages(async (request) => html(await request.text()));
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const plain = await serve(event({ method: 'POST', headers: form, body: 'title=%D7%A9' }));
    expect(plain.body).toBe('title=%D7%A9');
    const bytes = { body: Buffer.from('title=שלום').toString('base64'), isBase64Encoded: true };
    expect((await serve(event({ method: 'POST', headers: form, ...bytes }))).body).toBe('title=שלום');
  });

  it('may set several cookies', async () => {
    const response = html('hello');
    response.headers.append('set-cookie', 'a=1; Path=/');
    response.headers.append('set-cookie', 'b=2; Path=/');
    const answer = await pages(() => response).serve(event());
    expect(answer.cookies).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('are packed as the browser accepts, and say that it mattered', async () => {
    const long = '<p>שלום</p>'.repeat(500);
    const { serve } = pages(() => html(long));
    const packed = async (accepts: string) => {
      const {
        body = '',
        headers,
        isBase64Encoded,
      } = await serve(event({ headers: { 'accept-encoding': accepts } }));
      return { bytes: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'), headers };
    };
    const br = await packed('gzip, deflate, br, zstd');
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(brotliDecompressSync(br.bytes).toString()).toBe(long);
    expect(gunzipSync((await packed('gzip')).bytes).toString()).toBe(long);
    const plain = await packed('');
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.bytes.toString()).toBe(long);
  });

  it('may be a picture: its bytes arrive unharmed', async () => {
    const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0xfe]);
    const { serve } = pages(() => new Response(bytes, { headers: { 'content-type': 'image/png' } }));
    const answer = await serve(event());
    expect(answer.isBase64Encoded).toBe(true);
    expect([...Buffer.from(answer.body ?? '', 'base64')]).toEqual([...bytes]);
  });

  it('send people on with no body at all', async () => {
    const moved = new Response(null, { status: 303, headers: { location: '/support' } });
    const answer = await pages(() => moved).serve(event({ method: 'POST', body: 'a=1' }));
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/support' } });
    expect(answer.body).toBeUndefined();
  });

  it('leave one line in the log, without the address: some addresses are secrets', async () => {
    const { serve, lines } = pages(() => html('hello'));
    await serve(event({ rawPath: '/join/a-secret-link', rawQueryString: 'token=x' }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ message: 'page', facts: { method: 'GET', status: 200 } });
    expect(JSON.stringify(lines)).not.toMatch(/secret-link|token/);
  });
});
