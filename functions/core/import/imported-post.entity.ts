import { item, string } from 'dynamodb-toolbox';
import { defineEntity, idOf } from '#functions/table/define-entity.ts';

/** A question that was brought in, found by its number at the source: where its answers belong. */
export const importedPostEntity = defineEntity({
  kind: 'imported-post',
  schema: item({
    source: string(),
    sourceId: string(),
    questionId: idOf('question'),
    /** Number of the accepted answer at the source. */
    acceptedSourceId: string().optional(),
  }),
  key: ({ source, sourceId }: { source: string; sourceId: string }) => ({
    pk: `imported#${source}`,
    sk: sourceId,
  }),
});
