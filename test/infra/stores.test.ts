import { beforeAll, describe, expect, it } from 'vitest';
import { arrivingKey, keptKey } from '#functions/core/uploads/file-keys.ts';
import { resourcesOf, templateOf, type TemplateJson } from './synthesised.ts';

interface Rule {
  readonly Prefix?: string;
  readonly ExpirationInDays?: number;
  readonly Status: string;
}

let production: TemplateJson;
let local: TemplateJson;

beforeAll(() => {
  production = templateOf('production');
  local = templateOf('local');
});

const only = (template: TemplateJson, type: string): Record<string, unknown> => {
  const found = resourcesOf(template, type);
  expect(found, type).toHaveLength(1);
  return found[0]?.[1] ?? {};
};

describe('buckets', () => {
  it('are closed to the public, encrypted, and talk over TLS alone', () => {
    const closed = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    };
    const buckets = resourcesOf(production, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(3);
    for (const [id, bucket] of [...buckets, ...resourcesOf(local, 'AWS::S3::Bucket')]) {
      expect(bucket['PublicAccessBlockConfiguration'], id).toEqual(closed);
      expect(bucket['BucketEncryption'], id).toBeDefined();
    }
    const policies = resourcesOf(production, 'AWS::S3::BucketPolicy').map(([, policy]) =>
      JSON.stringify(policy),
    );
    expect(policies.filter((policy) => policy.includes('"aws:SecureTransport":"false"'))).toHaveLength(3);
  });

  it('keep what members uploaded for 35 days after it was removed, and who asked for it for 30', () => {
    const lifecycles = resourcesOf(production, 'AWS::S3::Bucket').map(([, { LifecycleConfiguration }]) =>
      JSON.stringify(LifecycleConfiguration ?? ''),
    );
    expect(lifecycles.filter((text) => text.includes('"NoncurrentDays":35'))).toHaveLength(1);
    expect(lifecycles.filter((text) => text.includes('"ExpirationInDays":30'))).toHaveLength(1);
  });

  it('forget after a day what was sent and never looked at, and nothing that is kept', () => {
    for (const template of [production, local]) {
      const rules = resourcesOf(template, 'AWS::S3::Bucket')
        .filter(([id]) => id.startsWith('TenantStorageFiles'))
        .flatMap(([, { LifecycleConfiguration }]) => (LifecycleConfiguration as { Rules: Rule[] }).Rules);
      const ending = rules.filter(({ ExpirationInDays }) => ExpirationInDays !== undefined);
      expect(ending).toEqual([
        expect.objectContaining({ Prefix: 'arriving/', ExpirationInDays: 1, Status: 'Enabled' }),
      ]);
      const id = 'upl_01k5c3h7g9e2m4r6t8w0y1a301';
      expect(arrivingKey(id).startsWith('arriving/')).toBe(true);
      expect(keptKey(id).startsWith('arriving/')).toBe(false);
    }
  });

  it('let pages of tenants’ hosts alone send files', () => {
    const [files] = resourcesOf(production, 'AWS::S3::Bucket').filter(
      ([, { CorsConfiguration }]) => CorsConfiguration !== undefined,
    );
    expect(JSON.stringify(files?.[1]['CorsConfiguration'])).toContain(
      '"AllowedOrigins":["https://*.example.org"]',
    );
  });
});

describe('people’s accounts', () => {
  it('are made by us only, after the address was proved', () => {
    const pool = only(production, 'AWS::Cognito::UserPool');
    expect(pool['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: true });
    expect(pool['UsernameConfiguration']).toEqual({ CaseSensitive: false });
    expect(pool['AccountRecoverySetting']).toEqual({
      RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }],
    });
  });

  it('have a long password, and a second factor from an app when the person wants it', () => {
    const pool = only(production, 'AWS::Cognito::UserPool');
    expect(pool['Policies']).toMatchObject({ PasswordPolicy: { MinimumLength: 10 } });
    expect(pool['MfaConfiguration']).toBe('OPTIONAL');
    expect(pool['EnabledMfas']).toEqual(['SOFTWARE_TOKEN_MFA']);
  });

  it('have an address that their owner cannot write, because it says which member they are', () => {
    for (const template of [production, local]) {
      const client = only(template, 'AWS::Cognito::UserPoolClient');
      // Left out or empty would mean every attribute.
      expect(client['WriteAttributes']).toEqual(['locale']);
      const { Schema, UserAttributeUpdateSettings } = only(template, 'AWS::Cognito::UserPool');
      // What is required, every client must be able to write.
      expect(Schema).toEqual([{ Name: 'email', Mutable: true, Required: false }]);
      expect(UserAttributeUpdateSettings).toEqual({ AttributesRequireVerificationBeforeUpdate: ['email'] });
    }
  });

  it('sign in without sending the password, and do not tell who has an account', () => {
    const client = only(production, 'AWS::Cognito::UserPoolClient');
    expect(client['ExplicitAuthFlows']).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
    expect(client['PreventUserExistenceErrors']).toBe('ENABLED');
    expect(client['GenerateSecret']).toBe(false);
    expect(client['IdTokenValidity']).toBe(5);
  });
});

describe('what must not be lost', () => {
  it('is kept when the stack is removed, and can be set back', () => {
    const kept = Object.values(production.Resources).filter(({ Type }) =>
      ['AWS::S3::Bucket', 'AWS::DynamoDB::GlobalTable', 'AWS::Cognito::UserPool'].includes(Type),
    );
    expect(kept).toHaveLength(5);
    for (const resource of kept)
      expect((resource as unknown as { DeletionPolicy: string }).DeletionPolicy).toBe('Retain');
    const [replica] = only(production, 'AWS::DynamoDB::GlobalTable')['Replicas'] as Record<string, unknown>[];
    expect(replica).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    expect(only(production, 'AWS::Cognito::UserPool')['DeletionProtection']).toBe('ACTIVE');
  });
});

describe('functions', () => {
  it('run on one Node, on ARM, and say in a log of their own that is kept for a month', () => {
    const functions = resourcesOf(production, 'AWS::Lambda::Function');
    for (const [id, one] of functions) {
      expect(one['Runtime'], id).toBe('nodejs24.x');
      expect(one['Architectures'], id).toEqual(['arm64']);
      expect(one['LoggingConfig'], id).toBeDefined();
    }
    for (const [id, log] of resourcesOf(production, 'AWS::Logs::LogGroup'))
      expect(log['RetentionInDays'], id).toBe(30);
  });

  it('answer before the HTTP API gives up on them', () => {
    const called = resourcesOf(production, 'AWS::Lambda::Function').filter(([id]) =>
      /^(ApiFunction|Control|SiteWeb)/.test(id),
    );
    expect(called).toHaveLength(3);
    for (const [id, { Timeout }] of called) expect(Number(Timeout), id).toBeLessThan(30);
  });

  it('are told their keys by reference: no key stands in the template or its outputs', () => {
    const [, api] =
      resourcesOf(production, 'AWS::Lambda::Function').find(([id]) => id.startsWith('ApiFunction')) ?? [];
    const { Variables } = api?.['Environment'] as { Variables: Record<string, unknown> };
    for (const name of ['KEHILA_EDGE_KEY', 'KEHILA_CURSOR_KEY'])
      expect(JSON.stringify(Variables[name]), name).toContain('{{resolve:secretsmanager:');
    expect(JSON.stringify(production.Outputs)).not.toMatch(/resolve:secretsmanager|KEHILA_(EDGE|CURSOR)_KEY/);
  });
});
