import type { Consumer } from '../define-consumer.ts';
import { tellAnswerer } from './tell-answerer.ts';
import { tellAsker } from './tell-asker.ts';
import { tellAuthor } from './tell-author.ts';
import { tellDesk } from './tell-desk.ts';
import { tellMentioned } from './tell-mentioned.ts';
import { tellThoseAsked } from './tell-those-asked.ts';
import { tellVerified } from './tell-verified.ts';

/** What tells people. */
export const consumers: readonly Consumer[] = [
  tellAsker,
  tellAnswerer,
  tellVerified,
  tellMentioned,
  tellAuthor,
  tellThoseAsked,
  tellDesk,
];
