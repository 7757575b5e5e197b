import { createReadStream } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  importedId,
  importedMemberId,
  planPost,
  type KnownQuestions,
} from '#functions/core/import/stack-exchange/import-plan.ts';
import { readPosts } from '#functions/core/import/stack-exchange/read-posts.ts';
import { sourcePostToMarkdown } from '#functions/core/import/stack-exchange/source-post-to-markdown.ts';
import { renderMarkdown } from '#functions/core/content/render-markdown.ts';
import type { SourcePost } from '#functions/core/import/stack-exchange/source-post.ts';
import { idSchema, timeOfId } from '#shared/ids.ts';

const TENANT = 'tnt_0123456789abcdefghjkmnpqrs';
const OTHER_TENANT = 'tnt_00000000000000000000000000';
const target = { tenantId: TENANT, site: 'bikes.example' } as const;
const thing = {
  tenantId: TENANT,
  source: 'stack-exchange:bikes.example',
  sourceId: '7',
  createdAt: '2017-03-01T08:15:00.120Z',
} as const;

async function fixturePosts(): Promise<SourcePost[]> {
  const posts: SourcePost[] = [];
  const file = new URL('../../fixtures/stack-exchange/Posts.xml', import.meta.url);
  for await (const reading of readPosts(createReadStream(file)))
    if ('post' in reading) posts.push(reading.post);
  return posts;
}

async function plan() {
  const known: KnownQuestions = new Map();
  return (await fixturePosts()).map((post) => planPost(target, post, known));
}

describe('importedId', () => {
  it('is the same at every run', () => {
    expect(importedId('question', thing)).toBe('qst_01ba4ezj0rerm8madq7aeyatg9');
  });

  it('is a proper id that carries the moment of its source', () => {
    const anyTime = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(anyTime, fc.string(), (date, sourceId) => {
        const id = importedId('answer', { ...thing, sourceId, createdAt: date.toISOString() });
        expect(idSchema('answer').parse(id)).toBe(id);
        expect(timeOfId(id)).toBe(date.getTime());
      }),
    );
  });

  it('differs for every kind, tenant, source and number', () => {
    const suffixes = [
      importedId('question', thing),
      importedId('answer', thing),
      importedId('question', { ...thing, tenantId: OTHER_TENANT }),
      importedId('question', { ...thing, source: 'stack-exchange:tea.example' }),
      importedId('question', { ...thing, sourceId: '8' }),
      importedId('question', { ...thing, source: thing.source + ':7', sourceId: '' }),
    ].map((id) => id.slice(4));
    expect(new Set(suffixes).size).toBe(suffixes.length);
  });
});

describe('planPost', () => {
  it('gives the same plan at every run', async () => {
    expect(await plan()).toEqual(await plan());
  });

  it('puts answers under their questions and marks the accepted one', async () => {
    const [question, second, third] = await plan();
    expect(second).toMatchObject({
      questionId: question && 'id' in question ? question.id : '',
      isAccepted: false,
    });
    expect(third).toMatchObject({
      questionId: question && 'id' in question ? question.id : '',
      isAccepted: true,
    });
  });

  it('reports an answer whose question is not in the file', async () => {
    expect((await plan()).filter((planned) => 'error' in planned)).toEqual([
      { error: 'import.parent_missing' },
    ]);
  });

  it('gives one member to each account, and to guests by their name', () => {
    const member = (author: { number?: number; name?: string }): string => importedMemberId(target, author);
    expect(member({ number: 11 })).toBe(member({ number: 11, name: 'renamed' }));
    expect(
      new Set([
        member({ number: 11 }),
        member({ number: 12 }),
        member({ name: '11' }),
        member({ name: 'Ann' }),
        member({}),
      ]).size,
    ).toBe(5);
  });
});

describe('sourcePostToMarkdown', () => {
  it('keeps where a post comes from, under which licence, by whom', async () => {
    const sources = (await fixturePosts()).map((post) => sourcePostToMarkdown(post, 'bikes.example').source);
    expect(sources[0]).toEqual({
      url: 'https://bikes.example/q/1',
      licence: 'CC BY-SA 3.0',
      author: 'user11',
    });
    expect(sources[1]).toEqual({
      url: 'https://bikes.example/a/2',
      licence: 'CC BY-SA 3.0',
      author: 'user12',
    });
    expect(sources.map(({ author }) => author)).toContain('Guest <b>Rider</b>');
    expect(sources.at(-1)?.author).toBe('anonymous');
  });

  it('keeps lists, tables, code, quotes and emoji, and drops what is hostile', async () => {
    const texts = (await fixturePosts()).map((post) => sourcePostToMarkdown(post, 'bikes.example').markdown);
    const html = texts.map((markdown) => renderMarkdown(markdown).html).join('\n');
    for (const expected of [
      '<li dir="auto">the hub has <strong>three</strong> gears</li>',
      '<td dir="auto">chain | sprocket</td>',
      'point.lat &lt; <span class="hljs-number">52</span> &amp;&amp;',
      '🚴🏽‍♀️ with R = 6.371 × 10⁶ m. נסו את זה.',
      '<blockquote dir="ltr">',
      'href="https://shop.example/a_%28b%29?x=1&amp;y=2"',
      '5 &lt; 6 *bar* 🚲',
    ]) {
      expect(html).toContain(expected);
    }
    expect(html).not.toMatch(/steal|evil|<img/u);
  });
});
