import type { SpaceItem } from '../communities/structure.ts';
import { actorOfMember } from '../members/actor-of-member.ts';
import type { MemberItem } from '../members/find-member.ts';
import { mayEnterSpace } from '../policy.ts';

/** The question and its space, as far as they decide who may be asked. */
export interface AskedAbout {
  readonly question: {
    readonly id: string;
    readonly topics: readonly string[];
    readonly author: { readonly id: string };
  };
  readonly space: SpaceItem;
}

/** Whether the ladder may ask a member: never the asker, nobody who may not act or not enter the space. */
export function mayBeAsked(member: MemberItem, { question, space }: AskedAbout): boolean {
  const actor = actorOfMember(member);
  return actor !== undefined && member.id !== question.author.id && mayEnterSpace(actor, space);
}
