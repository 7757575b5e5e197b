import type { SpaceAccess } from '#shared/model/community.ts';
import type { CommunityKind, Locale } from '#shared/model/tenant.ts';
import { roomWords } from './room-words.ts';

export interface RoomTemplate {
  readonly pathName: string;
  readonly name: string;
  readonly description: string;
}

export interface SpaceTemplate extends RoomTemplate {
  readonly access: SpaceAccess;
}

export interface CommunityTemplate extends RoomTemplate {
  readonly kind: CommunityKind;
  readonly spaces: readonly SpaceTemplate[];
}

/** Path names are the same in every language, so that an address can be read out and typed anywhere. */
const ROOMS: Record<
  CommunityKind,
  { readonly pathName: string; readonly spaces: readonly (readonly [string, SpaceAccess])[] }
> = {
  customer: {
    pathName: 'support',
    spaces: [
      ['questions', 'public'],
      ['how-to', 'public'],
      ['ideas', 'public'],
      ['members', 'members'],
    ],
  },
  partner: {
    pathName: 'partners',
    spaces: [
      ['questions', 'members'],
      ['playbooks', 'members'],
      ['field-tips', 'members'],
    ],
  },
  learning: {
    pathName: 'academy',
    spaces: [
      ['questions', 'members'],
      ['study-groups', 'members'],
      ['welcome', 'public'],
    ],
  },
  internal: {
    pathName: 'team',
    spaces: [
      ['questions', 'members'],
      ['who-knows', 'members'],
      ['it-help', 'members'],
    ],
  },
};

/** The community of one kind with its spaces, in the words of the admin's language. */
export function communityTemplate(kind: CommunityKind, locale: Locale): CommunityTemplate {
  const { pathName, spaces } = ROOMS[kind];
  const words = roomWords[locale][kind];
  return {
    kind,
    pathName,
    name: words.name,
    description: words.description,
    spaces: spaces.map(([spacePath, access]) => {
      const [name = spacePath, description = ''] = words.spaces[spacePath] ?? [];
      return { pathName: spacePath, name, description, access };
    }),
  };
}
