import { describe, expect, it } from 'vitest';
import { sayDone, takeDone } from '#lib/server/done-cookie.ts';

type Holder = Parameters<typeof takeDone>[0];

/** A browser that keeps cookies, with what its pages ask for them. */
function browser(kept = new Map<string, string>()) {
  const cookies = {
    get: (name: string) => kept.get(name),
    set: (name: string, value: string) => void kept.set(name, value),
    delete: (name: string) => void kept.delete(name),
  };
  return { cookies, url: new URL('http://acme.localhost:3000/support') } as unknown as Holder;
}

describe('what was just done', () => {
  it('is said once, on the next page', () => {
    const event = browser();
    const undo = { what: 'question', questionId: 'qst_1', back: '/support/q/qst_1/tray' } as const;
    sayDone(event, { act: 'removed', undo });
    expect(takeDone(event)).toMatchObject({ act: 'removed', undo });
    expect(takeDone(event)).toBeUndefined();
  });

  it('tells two acts of one kind apart', () => {
    const ids = [1, 2].map(() => {
      const event = browser();
      sayDone(event, { act: 'put_back' });
      return takeDone(event)?.id;
    });
    expect(new Set(ids).size).toBe(2);
  });

  it.each(['no json', '{"id":1}', '{"id":"x","act":"<script>"}', '[]'])(
    'is nothing when the cookie is %s',
    (value) => {
      expect(takeDone(browser(new Map([['done', value]])))).toBeUndefined();
    },
  );
});
