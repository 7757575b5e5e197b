import { join } from 'node:path';
import { reactions } from '#events/consumers/index.ts';
import { events } from '#events/contracts/index.ts';
import { routes } from '#shared/api/index.ts';
import { eventsPage } from './events-page.ts';
import { keysPage } from './keys-page.ts';
import { readStorage } from './read-storage.ts';
import { routesPage } from './routes-page.ts';

const root = join(import.meta.dirname, '../..');

/** Every page that is made from the code, by its path from the top of the project. A test fails when one is out of date. */
export async function pages(): Promise<Readonly<Record<string, string>>> {
  return {
    'docs/routes.md': routesPage(Object.values(routes)),
    'docs/events.md': eventsPage(events, reactions),
    'docs/keys.md': keysPage(await readStorage(root)),
  };
}
