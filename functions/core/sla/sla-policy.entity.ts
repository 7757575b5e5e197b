import { item, number, string } from 'dynamodb-toolbox';
import type { SlaPolicySettings } from '#shared/model/sla-policy.ts';
import { defineEntity, valueOf, type ItemOf } from '#functions/table/define-entity.ts';

/** The policy of a space, of a community's other spaces, or of the whole organisation. */
export const slaPolicyEntity = defineEntity({
  kind: 'sla-policy',
  schema: item({
    policyScope: valueOf<'space' | 'community' | 'tenant'>(),
    ownerId: string(),
    settings: valueOf<SlaPolicySettings>(),
    changedAt: string(),
    version: number(),
  }),
  key: ({ policyScope, ownerId }: { policyScope: string; ownerId: string }) => ({
    pk: 'sla-policies',
    sk: `${policyScope}#${ownerId}`,
  }),
});
export type SlaPolicyItem = ItemOf<typeof slaPolicyEntity>;

/** Which policies were set? Small: read whole by every consumer that starts a clock. */
export const slaPolicies = {
  name: 'slaPolicies',
  pk: 'sla-policies',
  kinds: [slaPolicyEntity],
  consistent: true,
} as const;
