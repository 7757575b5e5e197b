import type { Consumer } from '../define-consumer.ts';
import { indexTitleWords } from './index-title-words.ts';
import { placeInLists } from './place-in-lists.ts';

/** What keeps the lists of questions. */
export const consumers: readonly Consumer[] = [placeInLists, indexTitleWords];
