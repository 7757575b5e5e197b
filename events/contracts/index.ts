import type { EventContract } from './define-event.ts';
import * as member from './member.ts';
import * as question from './question.ts';
import * as sla from './sla.ts';
import * as tenant from './tenant.ts';
import * as ticket from './ticket.ts';
import * as webhook from './webhook.ts';

const nouns = [member, question, sla, tenant, ticket, webhook];

const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'schema' in value;

/** Every event of the product, every version ever sent. */
export const events: readonly EventContract[] = nouns.flatMap((noun) =>
  Object.values(noun as Record<string, unknown>).filter(isContract),
);
