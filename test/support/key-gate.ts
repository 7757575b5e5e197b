import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function keysOfRequestItems(requestItems: unknown): unknown[] {
  return Object.values(fields(requestItems)).flatMap((table) => {
    const reads = listOf(fields(table)['Keys']).map((key) => fields(key)['pk']);
    const writes = listOf(table).flatMap((write) => {
      const { PutRequest, DeleteRequest } = fields(write);
      return [fields(fields(PutRequest)['Item'])['pk'], fields(fields(DeleteRequest)['Key'])['pk']].filter(
        (pk) => pk !== undefined,
      );
    });
    return [...reads, ...writes];
  });
}

function keysOfTransaction(items: unknown): unknown[] {
  return listOf(items).map((item) => {
    const [action] = Object.values(fields(item));
    return fields(fields(action)['Item'])['pk'] ?? fields(fields(action)['Key'])['pk'];
  });
}

/** The partition key a query asks for: the value its key condition compares `pk`, `gsi1pk` or `gsi2pk` with. */
function keyOfQuery(input: Fields): unknown {
  const names = fields(input['ExpressionAttributeNames']);
  const values = fields(input['ExpressionAttributeValues']);
  for (const [, name = '', value = ''] of String(input['KeyConditionExpression']).matchAll(
    /(#?\w+)\s*=\s*(:\w+)/g,
  )) {
    if (/^(?:gsi[12])?pk$/.test((names as Record<string, string>)[name] ?? name)) return values[value];
  }
  return undefined;
}

/** The SDK's commands and the document client's differ in `Item`; one name serves both. */
export const plainName = (command: unknown): string => String(command).replace(/Items?(?=Command$)/, '');

/** Every partition key one DynamoDB call names; undefined stands for a call that names none. */
export function partitionKeysOf(command: string, input: Fields): unknown[] {
  if (command === 'QueryCommand') return [keyOfQuery(input)];
  if (command.startsWith('Transact')) return keysOfTransaction(input['TransactItems']);
  if (command.startsWith('Batch')) return keysOfRequestItems(input['RequestItems']);
  return [fields(input['Item'])['pk'] ?? fields(input['Key'])['pk']];
}

/**
 * Watches a client that belongs to one tenant: every call must name that tenant's partitions and no
 * other. The emulator cannot enforce this for tenants that share a table; the gate does, in all suites.
 */
export function guardKeys(client: DynamoDBDocumentClient, tenantId: string): void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const command = plainName(context.commandName);
      for (const key of partitionKeysOf(command, args.input as Fields)) {
        if (typeof key !== 'string' || !key.startsWith(`T#${tenantId}#`)) {
          throw new Error(`Key gate: ${command} of ${tenantId} names the partition ${String(key)}`);
        }
      }
      return next(args);
    },
    { step: 'initialize', name: 'keyGate' },
  );
}
