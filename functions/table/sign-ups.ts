import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { Id } from '#shared/ids.ts';
import type { SignUpStep } from '#shared/model/sign-up.ts';
import type { CommunityKind, Locale } from '#shared/model/tenant.ts';
import { sayBusy } from './busy.ts';
import { addOne } from './tally.ts';

/** What an organisation asked for, and how far its making is. Kept until shortly after it is ready. */
export interface SignUpItem {
  readonly id: Id<'signUp'>;
  /** Named from the start, so that every repeat makes the same tenant, owner and table. */
  readonly tenantId: Id<'tenant'>;
  readonly ownerId: Id<'member'>;
  readonly slug: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly kinds: readonly CommunityKind[];
  readonly locale: Locale;
  readonly timeZone: string;
  /** The code has been right once. */
  readonly isVerified: boolean;
  readonly codeHash: string;
  readonly codeExpiresAt: string;
  readonly doneSteps: readonly SignUpStep[];
  /** Known after the step `account`. */
  readonly subject?: string;
  readonly accountExisted?: boolean;
  readonly createdAt: string;
  /** Seconds since 1970; the table may forget it then. */
  readonly ttl: number;
}

/** Sign-ups in the directory's table: there is no tenant yet that could keep them. */
export interface SignUps {
  create(signUp: SignUpItem): Promise<void>;
  /** Undefined also when it has expired. */
  find(id: Id<'signUp'>, now: string): Promise<SignUpItem | undefined>;
  change(id: Id<'signUp'>, set: Partial<SignUpItem>): Promise<void>;
  remove(id: Id<'signUp'>): Promise<void>;
  /** Counts one hit of `what` in a window that ends at `until` (ISO); answers how many there are now. */
  hit(what: string, window: string, until: string): Promise<number>;
}

/** Builds the store on the directory's table. */
export function signUps(given: DynamoDBDocumentClient, TableName: string): SignUps {
  const client = sayBusy(given);
  const keyOf = (id: Id<'signUp'>) => ({ TableName, Key: { pk: `sign-up#${id}` } });
  return {
    async create(signUp) {
      await client.send(
        new PutCommand({ TableName, Item: { ...signUp, pk: `sign-up#${signUp.id}`, kind: 'sign-up' } }),
      );
    },
    async find(id, now) {
      const { Item } = await client.send(new GetCommand({ ...keyOf(id), ConsistentRead: true }));
      const signUp = Item as (SignUpItem & { pk: string }) | undefined;
      return signUp === undefined || signUp.ttl * 1_000 <= Date.parse(now) ? undefined : signUp;
    },
    async change(id, set) {
      const names = Object.keys(set) as (keyof SignUpItem)[];
      await client.send(
        new UpdateCommand({
          ...keyOf(id),
          UpdateExpression: `SET ${names.map((_, n) => `#a${n} = :a${n}`).join(', ')}`,
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#a${n}`, name])),
          ExpressionAttributeValues: Object.fromEntries(names.map((name, n) => [`:a${n}`, set[name]])),
        }),
      );
    },
    async remove(id) {
      await client.send(new DeleteCommand(keyOf(id)));
    },
    hit: (what, window, until) =>
      addOne(client, TableName, {
        pk: `hits#${what}#${window}`,
        kind: 'hits',
        ttl: Math.ceil(Date.parse(until) / 1_000),
      }),
  };
}
