import { createReadStream } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPosts, type PostReading } from '#functions/core/import/stack-exchange/read-posts.ts';

const dump = (): AsyncIterable<Uint8Array> =>
  createReadStream(new URL('../../fixtures/stack-exchange/Posts.xml', import.meta.url), {
    highWaterMark: 100,
  });

async function* piecesOf(...pieces: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* pieces;
}

async function readAll(source: AsyncIterable<string | Uint8Array>): Promise<PostReading[]> {
  const readings: PostReading[] = [];
  for await (const reading of readPosts(source)) readings.push(reading);
  return readings;
}

const GOOD =
  '<row Id="1" PostTypeId="2" ParentId="9" CreationDate="2017-03-01T08:15:00.120" Body="&lt;p&gt;a&lt;/p&gt;" />';
const postOf = async (row: string): Promise<unknown> => (await readAll(piecesOf(row)))[0];

describe('readPosts', () => {
  it('tells of every row what it is: a post, something left out, or broken', async () => {
    const told = (await readAll(dump())).map((reading) => {
      if ('post' in reading) return `${reading.row} ${reading.post.kind} ${reading.post.sourceId}`;
      return `${reading.row} ${'error' in reading ? reading.error : `skipped ${reading.skipped}`}`;
    });
    expect(told).toEqual([
      '3 question 1',
      '4 answer 2',
      '5 answer 3',
      '6 question 4',
      '7 answer 5',
      '8 skipped tag_wiki',
      '9 skipped tag_wiki_excerpt',
      '10 import.row_malformed',
      '11 question 9',
      '12 import.row_field',
      '13 answer 11',
      '14 question 12',
    ]);
  });

  it('keeps dates, votes, topics, acceptance, author and licence', async () => {
    const posts = (await readAll(dump())).flatMap((reading) => ('post' in reading ? [reading.post] : []));
    expect(posts[0]).toEqual({
      kind: 'question',
      sourceId: 1,
      title: 'Why does the chain jump when I start?',
      topics: ['chain', 'wear'],
      acceptedAnswerId: 3,
      viewCount: 340,
      score: 12,
      createdAt: '2017-03-01T08:15:00.120Z',
      lastActivityAt: '2017-03-02T10:00:00.000Z',
      author: { number: 11 },
      licence: 'CC BY-SA 3.0',
      bodyHtml: expect.stringContaining('<strong>three</strong>') as string,
    });
    expect(posts[2]).toMatchObject({ kind: 'answer', parentId: 1, editedAt: '2017-03-02T10:00:00.000Z' });
  });

  it('understands both ways to write topics, and cleans titles and names', async () => {
    const posts = (await readAll(dump())).flatMap((reading) => ('post' in reading ? [reading.post] : []));
    expect(posts.find(({ sourceId }) => sourceId === 4)).toMatchObject({ topics: ['gps', 'python-3'] });
    expect(posts.find(({ sourceId }) => sourceId === 12)).toMatchObject({
      topics: ['tyres', 'rain'],
      author: {},
    });
    expect(posts.find(({ sourceId }) => sourceId === 9)).toMatchObject({
      title: 'Is this shop to be trusted?',
    });
    expect(posts.find(({ sourceId }) => sourceId === 5)?.author).toEqual({ name: 'Guest <b>Rider</b>' });
  });

  it.each([
    ['2010-01-01T00:00:00.000', '', 'CC BY-SA 2.5'],
    ['2015-01-01T00:00:00.000', '', 'CC BY-SA 3.0'],
    ['2020-01-01T00:00:00.000', '', 'CC BY-SA 4.0'],
    ['2010-01-01T00:00:00.000', 'ContentLicense="CC BY-SA 4.0"', 'CC BY-SA 4.0'],
  ])('names the licence of a post of %s %s', async (date, stated, licence) => {
    const row = GOOD.replace('2017-03-01T08:15:00.120', date).replace('/>', `${stated} />`);
    expect(await postOf(row)).toMatchObject({ post: { licence } });
  });

  it.each([
    ['a row that is cut off', GOOD.slice(0, 60)],
    ['a sign that is no XML', GOOD.replace('Score', '<').replace('&lt;p', '<p')],
    ['an attribute twice', GOOD.replace('/>', 'Id="2" />')],
    ['two rows in a line', GOOD + GOOD],
    ['text between rows', 'hello'],
    ['an entity of its own', GOOD.replace('&lt;p', '&steal;')],
    [
      'a declaration of entities',
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${GOOD.replace('&lt;p', '&b;')}`,
    ],
    ['another element', '<posts2 Id="1"/>'],
    ['a control character', GOOD.replace('&lt;p', '\u0001')],
  ])('tells the number of a broken line and goes on: %s', async (_, broken) => {
    const readings = await readAll(piecesOf(`<posts>\n${GOOD}\n${broken}\n${GOOD}\n</posts>`));
    expect(readings.map((reading) => [reading.row, 'error' in reading ? reading.error : 'good'])).toEqual([
      [2, 'good'],
      [3, 'import.row_malformed'],
      [4, 'good'],
    ]);
  });

  it.each([
    ['Id', GOOD.replace('Id="1"', 'Id="one"')],
    ['Id', GOOD.replace('Id="1"', 'Id="0"')],
    ['ParentId', GOOD.replace('ParentId="9"', '')],
    ['Body', GOOD.replace(/Body="[^"]*"/u, 'Body=" "')],
    ['CreationDate', GOOD.replace('2017-03-01', '2017-13-01')],
    ['PostTypeId', GOOD.replace('PostTypeId="2"', '')],
    ['Title', GOOD.replace('PostTypeId="2"', 'PostTypeId="1"')],
    ['Score', GOOD.replace('/>', 'Score="many" />')],
  ])('names the attribute %s that is missing or wrong', async (field, row) => {
    expect(await postOf(row)).toEqual({ row: 1, error: 'import.row_field', field });
  });

  it('leaves a line of more than 4 MB out without holding it, and one that is not UTF-8', async () => {
    const long = Array.from({ length: 50 }, () => 'x'.repeat(100_000));
    const readings = await readAll(piecesOf(...long, '\n', Uint8Array.from([0xff, 0x0a]), GOOD));
    expect(readings).toMatchObject([
      { row: 1, error: 'import.row_too_long' },
      { row: 2, error: 'import.row_encoding' },
      { row: 3, post: { sourceId: 1 } },
    ]);
  });

  it('reads the same however the stream is cut', async () => {
    const bytes = new TextEncoder().encode(
      `\uFEFF<?xml version="1.0"?>\r\n<posts>\r\n${GOOD.replace('&lt;p', '🚲 שלום')}\r\n${GOOD}\r\n</posts>`,
    );
    const whole = await readAll(piecesOf(bytes));
    expect(whole).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 10 }), async (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = ends.map((end, place) => bytes.subarray(ends[place - 1] ?? 0, end));
        expect(await readAll(piecesOf(...pieces))).toEqual(whole);
      }),
    );
  });
});
