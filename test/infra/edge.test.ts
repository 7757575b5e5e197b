import { beforeAll, describe, expect, it } from 'vitest';
import { runInNewContext } from 'node:vm';
import { VIEWER_REQUEST } from '#infra/constructs/viewer-request.ts';
import { resourcesOf, templateOf, type TemplateJson } from './synthesised.ts';

interface Behaviour {
  readonly PathPattern?: string;
  readonly ViewerProtocolPolicy: string;
  readonly CachePolicyId: string;
  readonly FunctionAssociations?: unknown[];
  readonly ResponseHeadersPolicyId?: unknown;
}
interface DistributionJson {
  readonly Aliases: string[];
  readonly HttpVersion: string;
  readonly IPV6Enabled: boolean;
  readonly ViewerCertificate: { readonly MinimumProtocolVersion: string };
  readonly DefaultCacheBehavior: Behaviour;
  readonly CacheBehaviors: Behaviour[];
  readonly Logging: Record<string, unknown>;
}

/** AWS's managed policy `CachingDisabled`. */
const NEVER_CACHED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

let production: TemplateJson;
let edge: DistributionJson;

beforeAll(() => {
  production = templateOf('production');
  const [distribution] = resourcesOf(production, 'AWS::CloudFront::Distribution');
  edge = distribution?.[1]['DistributionConfig'] as DistributionJson;
});

type Headers = Record<string, { value: string }>;

function seenByOrigin(headers: Headers): Headers {
  const context = {
    event: { request: { headers: structuredClone(headers) }, viewer: { ip: '203.0.113.7' } },
  };
  return (runInNewContext(`${VIEWER_REQUEST}; handler(event)`, context) as { headers: Headers }).headers;
}

describe('the front door', () => {
  it('serves the product’s host and every tenant’s, over TLS 1.2 or newer, HTTP/3 and IPv6', () => {
    expect(edge.Aliases).toEqual(['example.org', '*.example.org']);
    expect(edge.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
    expect(edge).toMatchObject({ HttpVersion: 'http2and3', IPV6Enabled: true });
    const names = resourcesOf(production, 'AWS::Route53::RecordSet').map(
      ([, { Name, Type }]) => `${String(Name)} ${String(Type)}`,
    );
    for (const name of ['example.org.', '*.example.org.'])
      expect(names).toEqual(expect.arrayContaining([`${name} A`, `${name} AAAA`]));
  });

  it('never keeps a page or an answer of the API, and takes static files from the bucket', () => {
    expect(edge.DefaultCacheBehavior.CachePolicyId).toBe(NEVER_CACHED);
    expect(edge.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/_app/*', '/mark.svg']);
    for (const { CachePolicyId } of edge.CacheBehaviors) expect(CachePolicyId).not.toBe(NEVER_CACHED);
  });

  it('sends plain HTTP to HTTPS, and sets the security headers on everything', () => {
    for (const behaviour of [edge.DefaultCacheBehavior, ...edge.CacheBehaviors]) {
      expect(behaviour.ViewerProtocolPolicy).toBe('redirect-to-https');
      expect(behaviour.ResponseHeadersPolicyId).toBeDefined();
    }
    for (const [id, policy] of resourcesOf(production, 'AWS::CloudFront::ResponseHeadersPolicy')) {
      const { SecurityHeadersConfig } = policy['ResponseHeadersPolicyConfig'] as {
        SecurityHeadersConfig: object;
      };
      expect(SecurityHeadersConfig, id).toMatchObject({
        ContentTypeOptions: {},
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000 },
      });
    }
  });

  it('shows the API a key that stands in Secrets Manager', () => {
    const [, distribution] = resourcesOf(production, 'AWS::CloudFront::Distribution')[0] ?? [];
    const text = JSON.stringify(distribution);
    expect(text).toContain('"HeaderName":"x-kehila-edge"');
    expect(text).toContain('{{resolve:secretsmanager:');
  });

  it('keeps an access log without cookies', () => {
    expect(edge.Logging).toMatchObject({ IncludeCookies: false, Prefix: 'edge/' });
  });
});

describe('a request at the front door', () => {
  it('carries the viewer’s host, origin and address to the origin', () => {
    expect(seenByOrigin({ host: { value: 'acme.example.org' } })).toEqual({
      host: { value: 'acme.example.org' },
      'x-kehila-host': { value: 'acme.example.org' },
      'x-kehila-origin': { value: 'https://acme.example.org' },
      'x-kehila-client': { value: '203.0.113.7' },
    });
  });

  it('cannot name another tenant or another address by headers of its own', () => {
    const forged = seenByOrigin({
      host: { value: 'acme.example.org' },
      'x-kehila-host': { value: 'other.example.org' },
      'x-kehila-client': { value: '192.0.2.1' },
      'x-kehila-edge': { value: 'guess' },
      'x-kehila-anything': { value: 'x' },
    });
    expect(Object.keys(forged).sort()).toEqual([
      'host',
      'x-kehila-client',
      'x-kehila-host',
      'x-kehila-origin',
    ]);
    expect(forged['x-kehila-host']?.value).toBe('acme.example.org');
    expect(forged['x-kehila-client']?.value).toBe('203.0.113.7');
  });
});
