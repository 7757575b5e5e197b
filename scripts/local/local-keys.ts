import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Secrets and the name of one local installation, made once and kept with its state. */
export type LocalKeys = {
  /** Names this state: another id means that nothing deployed before is there. */
  stateId: string;
  /** Proves to the API that a request came through the front. */
  edgeKey: string;
  /** Signs the cursors of lists. */
  cursorKey: string;
};

/** Reads the keys of a state folder, or makes them (file mode 0600). */
export async function localKeys(stateDir: string): Promise<LocalKeys> {
  const file = join(stateDir, 'keys.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as LocalKeys;
  const keys: LocalKeys = {
    stateId: randomUUID(),
    edgeKey: randomBytes(32).toString('base64url'),
    cursorKey: randomBytes(32).toString('base64url'),
  };
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(keys, null, 2), { mode: 0o600 });
  return keys;
}
