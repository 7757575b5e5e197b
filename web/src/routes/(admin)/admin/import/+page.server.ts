import { formAction } from '#lib/server/form-action.ts';
import { importLines } from '#lib/server/import-lines.ts';
import { communitiesOf } from '#lib/server/page-data.ts';
import { addUp, batchesOf, emptyTally, type Tally } from '#lib/state/import-file.ts';
import type { Space } from '#shared/model/community.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const communities = await communitiesOf(event);
  return {
    spaces: communities.flatMap(({ name, spaces }) =>
      spaces.map((space) => ({ value: space.id, label: `${name} › ${space.name}` })),
    ),
  };
};

export const actions = {
  /** Without script the whole file is sent at once; with it, the page sends batches and shows how far it is. */
  default: formAction(async (event, field) => {
    let tally: Tally = emptyTally;
    const place = { spaceId: field('spaceId') as Space['id'], site: field('site').trim() };
    for (const batch of batchesOf(await field.fileText('file')))
      tally = addUp(tally, await importLines(event, place, batch));
    return tally;
  }),
} satisfies Actions;
