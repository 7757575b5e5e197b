import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { importedSchema, MOST_LINES, sourceSiteSchema } from '../model/import.ts';
import { defineRoute } from './define-route.ts';

export const importPosts = defineRoute({
  operationId: 'importPosts',
  summary:
    'Bring in lines of a Stack Exchange dump (Posts.xml), in the file’s order. Safe to repeat: what is here already is counted, not written again, so an import that was stopped is simply run again.',
  tag: 'imports',
  method: 'POST',
  path: '/spaces/{spaceId}/imports',
  access: { permission: 'import.run' },
  scope: 'admin',
  rate: 'write',
  params: z.strictObject({ spaceId: idSchema('space') }),
  body: z.strictObject({
    format: z.literal('stack-exchange'),
    site: sourceSiteSchema,
    /** The number of the first line in its file. */
    firstRow: z.int().min(1),
    lines: z.array(z.string()).min(1).max(MOST_LINES),
  }),
  response: importedSchema,
  errors: ['space.not_found'],
});
