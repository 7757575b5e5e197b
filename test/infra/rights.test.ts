import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#shared/api/index.ts';
import { tenantSessionPolicy } from '#functions/cloud/tenant-credentials.ts';
import { idIn, resourcesOf, templateOf, type TemplateJson } from './synthesised.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Record<string, unknown>;
}
interface Right {
  /** Logical id of the role. */
  readonly role: string;
  readonly actions: readonly string[];
  /** Each resource as text, with references as `<Id>`. */
  readonly resources: readonly string[];
  readonly condition: Record<string, unknown> | undefined;
}

let production: TemplateJson;
let rights: Right[];

/** Why a right stands on `*`, by role and action. A right that is not here fails the test. */
const ON_EVERYTHING: Readonly<Record<string, string>> = {
  'Relay dynamodb:ListStreams': 'takes no resource',
  'Control lambda:ListEventSourceMappings': 'takes no resource',
  'Control lambda:CreateEventSourceMapping':
    'has no name before it is made; the relay is pinned by a condition',
  'Control lambda:DeleteEventSourceMapping': 'has a random name; the relay is pinned by a condition',
};

const list = <T>(value: T | readonly T[]): readonly T[] => [value].flat() as T[];

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': join } = value as { 'Fn::Join'?: [string, unknown[]] };
  return join === undefined ? `<${idIn(value) ?? JSON.stringify(value)}>` : join[1].map(text).join(join[0]);
}

function rightsOf(template: TemplateJson): Right[] {
  const of = (role: string, document: unknown): Right[] =>
    (document as { Statement: Statement[] }).Statement.filter(({ Effect }) => Effect === 'Allow').map(
      ({ Action, Resource, Condition }) => ({
        role,
        actions: list(Action),
        resources: list(Resource).map(text),
        condition: Condition,
      }),
    );
  const inline = resourcesOf(template, 'AWS::IAM::Role').flatMap(([id, { Policies }]) =>
    ((Policies ?? []) as { PolicyDocument: unknown }[]).flatMap(({ PolicyDocument }) =>
      of(id, PolicyDocument),
    ),
  );
  const attached = resourcesOf(template, 'AWS::IAM::Policy').flatMap(([, { Roles, PolicyDocument }]) =>
    of(idIn((Roles as unknown[])[0]) ?? '', PolicyDocument),
  );
  return [...inline, ...attached];
}

/** `ApiFunctionRole927806B9` → `ApiFunction`: the name in the stack without CDK's own endings. */
const roleName = (id: string): string => id.replace(/(Function)?(Consumer)?Role[0-9A-F]{8}$/, '');
const of = (name: string): Right[] => rights.filter(({ role }) => roleName(role) === name);
const isTenantTable = (resource: string): boolean => resource.includes('table/kehila-t-');

beforeAll(() => {
  production = templateOf('production');
  rights = rightsOf(production);
});

describe('rights', () => {
  it('name every action', () => {
    expect(rights.length).toBeGreaterThan(30);
    expect(rights.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('stand on everything only where a reason is written', () => {
    const wide = rights
      .filter(({ resources }) => resources.includes('*'))
      .flatMap(({ role, actions }) => actions.map((action) => `${roleName(role)} ${action}`));
    expect(wide.sort()).toEqual(Object.keys(ON_EVERYTHING).sort());
  });

  it('use no policy that AWS writes', () => {
    const managed = resourcesOf(production, 'AWS::IAM::Role').filter(
      ([, { ManagedPolicyArns }]) => ManagedPolicyArns !== undefined,
    );
    expect(managed.map(([id]) => id)).toEqual([]);
  });

  it('reach tenants’ tables only to make them, to read their streams, and as one tenant', () => {
    const onTables = rights.filter(({ resources }) => resources.some(isTenantTable));
    expect([...new Set(onTables.map(({ role }) => roleName(role)))].sort()).toEqual([
      'Control',
      'Relay',
      'TenantStorageTenant',
    ]);
    const data =
      /dynamodb:(GetItem|BatchGetItem|Query|Scan|PutItem|UpdateItem|DeleteItem|BatchWriteItem|ConditionCheckItem|PartiQL.*)$/;
    const working = onTables
      .filter(({ role }) => roleName(role) !== 'TenantStorageTenant')
      .flatMap(({ actions }) => actions);
    expect(working.filter((action) => data.test(action))).toEqual([]);
  });

  it('let every function that works for tenants become one, and nothing else', () => {
    const becoming = rights.filter(({ actions }) => actions.includes('sts:AssumeRole'));
    const [tenantRole] = resourcesOf(production, 'AWS::IAM::Role').filter(([id]) =>
      id.startsWith('TenantStorageTenantRole'),
    );
    for (const { resources } of becoming) expect(resources).toEqual([`<${tenantRole?.[0] ?? ''}>`]);
    expect(becoming).toHaveLength(resourcesOf(production, 'AWS::Lambda::Function').length);
  });

  it('let mails come from one address, and mappings call one function', () => {
    for (const { condition } of rights.filter(({ actions }) => actions.includes('ses:SendEmail'))) {
      expect(condition).toEqual({ StringEquals: { 'ses:FromAddress': 'kehila@example.org' } });
    }
    const mapping = of('Control').find(({ actions }) => actions.includes('lambda:CreateEventSourceMapping'));
    expect(JSON.stringify(mapping?.condition)).toContain('lambda:FunctionArn');
  });

  it('let only the tenant’s own credentials set timers, and hand on only the role that wakes', () => {
    const timers = rights.filter(({ actions }) =>
      actions.some((action) => action.startsWith('scheduler:') || action === 'iam:PassRole'),
    );
    expect([...new Set(timers.map(({ role }) => roleName(role)))]).toEqual(['TenantStorageTenant']);
    const passing = timers.find(({ actions }) => actions.includes('iam:PassRole'));
    expect(passing?.resources.map((resource) => resource.replace(/[0-9A-F]{8}>$/, '>'))).toEqual([
      '<TenantStorageScheduleRole>',
    ]);
  });
});

describe('a tenant’s credentials', () => {
  const tenantId = 'tnt_01m88z0000e6tqcpaa3cghj7y0';
  const names = {
    KEHILA_TENANT_TABLE_PREFIX: 'kehila-t-',
    KEHILA_FILES_BUCKET: 'kehila-files',
    KEHILA_TENANT_ROLE_ARN: 'arn:aws:iam::111122223333:role/kehila-tenant',
    KEHILA_SCHEDULE_ROLE_ARN: 'arn:aws:iam::111122223333:role/kehila-wake',
  };

  it('open exactly this', async () => {
    const policy = JSON.parse(tenantSessionPolicy(names, tenantId)) as object;
    await expect(`${JSON.stringify(policy, null, 2)}\n`).toMatchFileSnapshot('./tenant-session-policy.txt');
  });

  it('name the tenant in everything they open but the role of timers', () => {
    const { Statement } = JSON.parse(tenantSessionPolicy(names, tenantId)) as { Statement: Statement[] };
    const resources = Statement.flatMap(({ Resource }) => list(Resource as string | string[]));
    const others = resources.filter((resource) => !resource.includes(tenantId.slice(4)));
    expect(others).toEqual([names.KEHILA_SCHEDULE_ROLE_ARN]);
    // A star may only stand behind the tenant, or for an account and a region.
    const before = resources.map(
      (resource) => resource.split(tenantId.slice(4))[0]?.replace(':*:*:', ':') ?? '',
    );
    expect(before.filter((part) => part.includes('*'))).toEqual([]);
  });

  it('fit what STS takes, with the longest names there are', () => {
    const longest = {
      KEHILA_TENANT_TABLE_PREFIX: `${'s'.repeat(128)}-t-`,
      KEHILA_FILES_BUCKET: 'b'.repeat(63),
      KEHILA_TENANT_ROLE_ARN: '',
      KEHILA_SCHEDULE_ROLE_ARN: `arn:aws-us-gov:iam::111122223333:role/${'r'.repeat(64)}`,
    };
    expect(tenantSessionPolicy(longest, tenantId).length).toBeLessThanOrEqual(2_048);
  });

  it('are no wider than the role behind them: each action of the policy is one of the role', () => {
    const { Statement } = JSON.parse(tenantSessionPolicy(names, tenantId)) as { Statement: Statement[] };
    const asked = Statement.flatMap(({ Action }) => list(Action)).sort();
    expect([...new Set(of('TenantStorageTenant').flatMap(({ actions }) => actions))].sort()).toEqual(asked);
  });
});

describe('the HTTP API', () => {
  const integrationOf = (template: TemplateJson, routeKey: string): string => {
    const [, route] =
      resourcesOf(template, 'AWS::ApiGatewayV2::Route').find(([, one]) => one['RouteKey'] === routeKey) ?? [];
    const integration = template.Resources[/<(\w+)>$/.exec(text(route?.['Target'] ?? ''))?.[1] ?? ''];
    return JSON.stringify(integration?.Properties['IntegrationUri'] ?? 'none');
  };

  it('gives every route of the product’s own host to control, and every other one to the api', () => {
    const root = Object.values(routes).filter(({ host }) => host === 'root');
    expect(root.length).toBeGreaterThan(0);
    for (const { path } of root)
      expect(integrationOf(production, `ANY /api/v1${path}`), path).toContain('ControlFunction');
    expect(integrationOf(production, 'ANY /api/{proxy+}')).toContain('ApiFunction');
    const keys = resourcesOf(production, 'AWS::ApiGatewayV2::Route').map(([, { RouteKey }]) =>
      String(RouteKey),
    );
    expect(keys).toHaveLength(new Set(root.map(({ path }) => path)).size + 2);
  });

  it('has no path that is both the product’s own and a tenant’s, because one would hide the other', () => {
    const shape = (path: string): string => path.replace(/\{\w+\}/g, '{}');
    const paths = (host: string): Set<string> =>
      new Set(
        Object.values(routes)
          .filter((route) => route.host === host)
          .map(({ path }) => shape(path)),
      );
    const own = paths('root');
    expect([...paths('tenant')].filter((path) => own.has(path))).toEqual([]);
  });

  it('gives everything that is not the API to the web, in production only', () => {
    expect(integrationOf(production, '$default')).toContain('Web');
    const local = templateOf('local');
    expect(integrationOf(local, '$default')).toBe('"none"');
    expect(resourcesOf(local, 'AWS::CloudFront::Distribution')).toEqual([]);
  });
});
