import { beforeAll, describe, expect, it } from 'vitest';
import { ofType, resourcesOf, type Resource } from './synthesized.ts';

interface Statement {
  readonly role: string;
  readonly actions: readonly string[];
  /** As text: references stand in it as JSON. */
  readonly resources: readonly string[];
}

/** What has no name before it is made or takes no resource at all. Each has its reason beside the grant; a new one has to be added here too. */
const TAKES_NO_RESOURCE = [
  'dynamodb:ListStreams',
  'lambda:CreateEventSourceMapping',
  'lambda:DeleteEventSourceMapping',
  'lambda:ListEventSourceMappings',
];

const READS_OR_WRITES_ITEMS =
  /^dynamodb:(\*|GetItem|BatchGetItem|Query|Scan|PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems|TransactGetItems|PartiQL\w+)$/;

type Document = {
  readonly Statement: readonly { Effect: string; Action?: string | string[]; Resource?: unknown }[];
};

function documentsOf({ Type, Properties }: Resource): Document[] {
  if (Type === 'AWS::IAM::Policy') return [Properties['PolicyDocument'] as Document];
  const inline = (Properties['Policies'] ?? []) as readonly { PolicyDocument: Document }[];
  return inline.map(({ PolicyDocument }) => PolicyDocument);
}

function statementsOf(resource: Resource): Statement[] {
  return documentsOf(resource)
    .flatMap(({ Statement }) => Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .map(({ Action = [], Resource = [] }) => ({
      role: resource.id,
      actions: [Action].flat(),
      resources: [Resource].flat().map((one) => JSON.stringify(one)),
    }));
}

describe.each(['production', 'local'] as const)(
  'in %s, a function may do what it must and no more',
  (stage) => {
    let statements: Statement[];

    beforeAll(() => {
      const all = resourcesOf(stage);
      const holders = [...ofType(all, 'AWS::IAM::Role'), ...ofType(all, 'AWS::IAM::Policy')];
      statements = holders.filter(({ id }) => !id.startsWith('CustomCDK')).flatMap(statementsOf);
    });

    it('no right is on all actions of a service', () => {
      const wide = statements.filter(({ actions }) => actions.some((action) => action.includes('*')));
      expect(wide).toEqual([]);
    });

    it('a right on everything is one that AWS offers no narrower resource for', () => {
      const wide = statements
        .filter(({ resources }) => resources.includes('"*"'))
        .flatMap(({ actions }) => actions);
      expect([...new Set(wide)].sort()).toEqual(TAKES_NO_RESOURCE);
    });

    it('only the tenant role reaches items in tenants’ tables, and it is never used without a session policy', () => {
      const reaching = statements.filter(
        ({ actions, resources }) =>
          actions.some((action) => READS_OR_WRITES_ITEMS.test(action)) &&
          resources.some((one) => one.includes('-t-') || one === '"*"' || one.includes('table/*')),
      );
      expect([...new Set(reaching.map(({ role }) => role.replace(/[0-9A-F]{8}$/, '')))]).toEqual([
        'TenantStorageTenantRole',
      ]);
    });

    it('no function may read the queue or the secrets of another by itself', () => {
      const secrets = statements.filter(({ actions }) =>
        actions.some((action) => /^(secretsmanager|kms|ssm):/.test(action)),
      );
      expect(secrets).toEqual([]);
    });

    it('nobody but the tenant role may hand a role on', () => {
      const passing = statements.filter(({ actions }) => actions.includes('iam:PassRole'));
      expect(passing.map(({ role }) => role.replace(/[0-9A-F]{8}$/, ''))).toEqual([
        'TenantStorageTenantRole',
      ]);
    });
  },
);
