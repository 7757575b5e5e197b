import { describe, expect, it } from 'vitest';
import { nearTopics } from '#lib/server/near-topics.ts';

const topics = ['water', 'grinders', 'maintenance', 'מטחנה', 'milk frother', 'app'].map((topic) => ({
  topic,
}));

describe('topics near a search that found nothing', () => {
  it('are those that begin like one of its words, the nearest first', () => {
    expect(nearTopics(topics, 'Grinding at MAINTENANCE time')).toEqual({
      areNear: true,
      names: ['maintenance', 'grinders'],
    });
    expect(nearTopics(topics, 'מטחנות').names).toEqual(['מטחנה']);
    expect(nearTopics(topics, 'frothing').names).toEqual(['milk frother']);
  });

  it('are those most used, five at most, when none is near', () => {
    expect(nearTopics(topics, 'zeppelin')).toEqual({
      areNear: false,
      names: ['water', 'grinders', 'maintenance', 'מטחנה', 'milk frother'],
    });
    expect(nearTopics([], 'zeppelin').names).toEqual([]);
  });
});
