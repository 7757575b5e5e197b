/** A refused call, with the words the server gave for it; empty when it gave none. */
export class Refused extends Error {}

/**
 * Sends a value to a path of this site as JSON and gives the answer. Raises `Refused`, and what `fetch` raises when
 * the line is down.
 */
export async function askServer<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T & { text?: string };
  if (!response.ok) throw new Refused(answer.text ?? '');
  return answer;
}
