import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import * as z from 'zod';
import type { Done } from '../done.ts';

const NAME = 'done';
/** Longer than any redirect takes, shorter than a visit. */
const SECONDS = 60;
type Holder = Pick<RequestEvent, 'cookies' | 'url'>;

const doneSchema = z.object({
  id: z.string(),
  act: z.enum(['removed', 'moved', 'put_back']),
  undo: z
    .object({
      what: z.enum(['question', 'answer', 'comment', 'place']),
      questionId: z.string(),
      target: z.string().optional(),
      back: z.string(),
    })
    .optional(),
});

const optionsFor = ({ url }: Holder) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/** Has the next page say what was done, with or without script. */
export function sayDone(event: Holder, done: Omit<Done, 'id'>): void {
  const value = JSON.stringify({ id: randomUUID(), ...done });
  event.cookies.set(NAME, value, { ...optionsFor(event), maxAge: SECONDS });
}

/** What there is to say, once. A cookie is a visitor's input: anything else in it is nothing. */
export function takeDone(event: Holder): Done | undefined {
  const value = event.cookies.get(NAME);
  if (value === undefined) return undefined;
  event.cookies.delete(NAME, optionsFor(event));
  return doneIn(value);
}

function doneIn(value: string): Done | undefined {
  try {
    return doneSchema.safeParse(JSON.parse(value)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
