import { describe, expect, it } from 'vitest';
import { splitInput } from '#lib/server/api.ts';
import { qaPageOf, shortOf, wordsOf } from '#lib/server/question-data.ts';
import { routes } from '#shared/api/index.ts';
import type { Route } from '#shared/api/define-route.ts';
import type { Question } from '#shared/model/question.ts';

const author = { id: 'mbr_1', name: 'Tim </script><script>', isStaff: false };
const post = {
  author,
  bodyHtml: '<p>Salt &amp; water. It works.</p>',
  score: 3,
  createdAt: '2026-11-12T06:00:00Z',
};
const question = {
  ...post,
  title: 'Slime in the tray',
  answers: [
    { ...post, id: 'ans_1', isAccepted: true },
    { ...post, id: 'ans_2', isAccepted: false },
    { ...post, id: 'ans_3', isAccepted: false, deletedAt: '2026-11-13T06:00:00Z' },
  ],
} as unknown as Question;

describe('structured data of a question', () => {
  it('names the accepted answer and the others, and leaves out what was removed', () => {
    const { mainEntity } = JSON.parse(qaPageOf(question, 'https://a.example/q')) as {
      mainEntity: Record<string, unknown>;
    };
    expect(mainEntity).toMatchObject({ '@type': 'Question', name: 'Slime in the tray', answerCount: 2 });
    expect(mainEntity['acceptedAnswer']).toMatchObject({
      url: 'https://a.example/q#ans_1',
      text: 'Salt & water. It works.',
    });
    expect(mainEntity['suggestedAnswer']).toHaveLength(1);
  });

  it('cannot end the element it stands in', () => {
    expect(qaPageOf(question, 'https://a.example/q')).not.toContain('<');
  });
});

describe('an answer in short', () => {
  it('is its first sentence', () => {
    expect(shortOf('<p>Salt &amp; water. It works.</p>')).toBe('Salt & water.');
  });

  it('is cut at a word when the sentence is long', () => {
    const short = shortOf(`<p>${'word '.repeat(60)}</p>`);
    expect(short.length).toBeLessThanOrEqual(141);
    expect(short.endsWith('word…')).toBe(true);
  });

  it('never shows code as words', () => {
    expect(wordsOf('<p>Run</p><pre><code>rm -rf</code></pre>')).toBe('Run');
  });
});

describe('a call of the API', () => {
  it('puts each part of its input where the contract says', () => {
    const route = routes['listQuestions'] as Route;
    const call = splitInput(route, { communityId: 'com_1', sort: 'new', topic: undefined, limit: 5 });
    expect(call).toEqual({
      path: '/communities/com_1/questions',
      query: '?sort=new&limit=5',
      body: undefined,
    });
  });

  it('sends what is left as the body', () => {
    const route = routes['askQuestion'] as Route;
    expect(splitInput(route, { spaceId: 'spc_1', title: 'T', body: 'B', topics: ['x'] })).toEqual({
      path: '/spaces/spc_1/questions',
      query: '',
      body: { title: 'T', body: 'B', topics: ['x'] },
    });
  });
});
