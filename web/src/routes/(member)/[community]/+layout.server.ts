import { communityData } from '#lib/server/page-data.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => communityData(event, event.params.community);
