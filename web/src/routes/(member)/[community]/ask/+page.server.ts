import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { refuse } from '#lib/server/refuse.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import { questionPath } from '#lib/slug.ts';
import type { Space } from '#shared/model/community.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { spaces, community } = await event.parent();
  const { items } = await api(event).listTopics({ communityId: community.id, limit: 100 });
  const open = spaces.filter(({ archivedAt }) => archivedAt === undefined);
  const wanted = open.find(({ pathName }) => pathName === event.url.searchParams.get('space')) ?? open[0];
  return {
    frame: 'read' as const,
    open,
    topics: items.map(({ topic }) => topic),
    spaceId: wanted?.id ?? '',
    /** What was searched for and not found. */
    title: (event.url.searchParams.get('title') ?? '').slice(0, 150),
    idempotencyKey: randomUUID(),
  };
};

export const actions = {
  default: async (event) => {
    const field = await typedForm(event.request);
    const values = {
      title: field('title'),
      body: field('body'),
      topics: field('topics'),
      spaceId: field('spaceId'),
    };
    const topics = values.topics
      .split(',')
      .map((topic) => topic.trim())
      .filter(Boolean);
    let asked: { id: string; title: string };
    try {
      const call = { spaceId: values.spaceId as Space['id'], title: values.title, body: values.body, topics };
      const { id } = await api(event).askQuestion(call, { idempotencyKey: field('idempotencyKey') });
      asked = { id, title: values.title };
    } catch (error) {
      return refuse(event, error, values);
    }
    redirect(303, questionPath(event.params.community, asked));
  },
} satisfies Actions;
