import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Route } from '#shared/api/define-route.ts';
import { routes } from '#shared/api/index.ts';
import { join, signUp, type FlowTenant } from '#test/support/flow-tenant.ts';
import { sampleBodies } from '#test/support/sample-bodies.ts';

const ours = Object.values(routes).filter(({ host }) => host === 'tenant');
const hasBody = (route: Route): boolean =>
  route.method !== 'GET' && route.body instanceof z.ZodObject && Object.keys(route.body.shape).length > 0;
const paramsOf = (route: Route): string[] =>
  [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

function pathWith(route: Route, ids: Readonly<Record<string, string>>): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`The suite has no id for {${name}} of ${route.operationId}`);
    return id;
  });
  return ['findSimilar', 'searchQuestions'].includes(route.operationId) ? `${path}?text=slime` : path;
}

/** Everything stored for a tenant, as one hash; counts of requests left out. */
async function contentHash(tenantTable: string): Promise<string> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tenantTable, ConsistentRead: true }));
  const kept = Items.filter(({ kind }) => kind !== 'hits' && kind !== 'outbox' && kind !== 'claim');
  const rows = kept.map((item) => JSON.stringify(item, Object.keys(item).sort())).sort();
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}

describe('every route, from its contract', () => {
  let acme: FlowTenant;
  let bravo: FlowTenant;
  let tim: { token: string; memberId: string };
  /** Ids of things that are bravo's. */
  let bravoIds: Record<string, string>;
  let bravoTable: string;

  beforeAll(async () => {
    [acme, bravo] = [await signUp('contracts-acme'), await signUp('contracts-bravo')];
    tim = await join(bravo, { name: 'Tim', role: 'member' });
    const post = async (
      path: string,
      body: unknown,
      token = bravo.ownerToken,
    ): Promise<Record<string, string>> =>
      (await bravo.api('POST', path, { token, body })).body as Record<string, string>;
    const question = await post(
      `/spaces/${bravo.spaceId}/questions`,
      { title: 'A secret of bravo?', body: 'Canary 7QX.', topics: ['secret'] },
      tim.token,
    );
    const answer = await post(`/questions/${question['id']}/answers`, { body: 'Canary 7QX.' });
    const comment = await post(`/questions/${question['id']}/comments`, {
      targetId: question['id'],
      body: 'Canary 7QX.',
    });
    const [group, ticket, webhook, token, invitation, upload] = await Promise.all([
      post('/groups', { name: 'Gold' }),
      post(`/questions/${question['id']}/ticket`, {}),
      post('/webhooks', { name: 'CRM', url: 'http://127.0.0.1:9/hook', eventTypes: ['ticket.solved'] }),
      post('/tokens', { name: 'Robot', scopes: ['read'] }),
      post('/invitations', { email: 'later@contracts-bravo.example' }),
      post('/uploads', { name: 'tray.png', type: 'image/png', bytes: 1_000 }),
    ]);
    const sessions = await bravo.api('GET', '/sessions', { token: tim.token });
    const missing = (prefix: string): string => `${prefix}_01k0000000e0080000000000zz`;
    bravoIds = {
      communityId: bravo.communityId,
      spaceId: bravo.spaceId,
      questionId: question['id'] ?? '',
      postId: question['id'] ?? '',
      answerId: answer['id'] ?? '',
      commentId: comment['id'] ?? '',
      memberId: tim.memberId,
      groupId: group['id'] ?? '',
      ticketId: ticket['id'] ?? '',
      webhookId: webhook['id'] ?? '',
      deliveryId: missing('dlv'),
      tokenId: token['id'] ?? '',
      invitationId: invitation['id'] ?? '',
      uploadId: upload['id'] ?? '',
      sessionId: (sessions.body.items as { id: string }[])[0]?.id ?? '',
    };
    bravoTable = `${inject('flow').outputs.webEnvironment['KEHILA_TENANT_TABLE_PREFIX']}${String((await bravo.api('GET', '/tenant')).body.id)}`;
  });

  it('has a sample body for each route that takes one', () => {
    const bodies = sampleBodies({});
    expect(
      ours
        .filter((route) => hasBody(route) && !(route.operationId in bodies))
        .map(({ operationId }) => operationId),
    ).toEqual([]);
  });

  it('asks a caller without a token to sign in, unless it is declared public', async () => {
    const bodies = sampleBodies(bravoIds);
    for (const route of ours.filter(({ access }) => access !== 'public')) {
      const { status, body } = await bravo.api(route.method, pathWith(route, bravoIds), {
        body: bodies[route.operationId],
      });
      expect([status, body.code], route.operationId).toEqual([401, 'actor.unauthenticated']);
    }
  });

  it('refuses a token of another organisation on every route', async () => {
    const bodies = sampleBodies(bravoIds);
    for (const route of ours) {
      const { status, body } = await bravo.api(route.method, pathWith(route, bravoIds), {
        token: acme.ownerToken,
        body: bodies[route.operationId],
      });
      expect([status, body.code], route.operationId).toEqual([401, 'actor.token_invalid']);
    }
  });

  it('answers ids of another organisation like ids that never were, and changes nothing', async () => {
    const before = await contentHash(bravoTable);
    const bodies = sampleBodies(bravoIds);
    for (const route of ours.filter((one) => paramsOf(one).length > 0)) {
      const { status, body } = await acme.api(route.method, pathWith(route, bravoIds), {
        token: acme.ownerToken,
        body: bodies[route.operationId],
      });
      expect(status, `${route.operationId}: ${JSON.stringify(body)}`).toBe(404);
      expect(JSON.stringify(body), route.operationId).not.toMatch(/Canary|bravo/);
    }
    expect(await contentHash(bravoTable)).toBe(before);
  });

  it('refuses a field it does not know, by name, on every route with a body', async () => {
    const ids = { ...bravoIds };
    const bodies = sampleBodies(ids);
    for (const route of ours.filter(hasBody)) {
      const sent = { ...(bodies[route.operationId] as object), tenantId: 'tnt_other' };
      const { status, body } = await bravo.api(route.method, pathWith(route, ids), {
        token: bravo.ownerToken,
        body: sent,
      });
      expect([status, body.code], route.operationId).toEqual([400, 'request.invalid']);
      expect(body.fields, route.operationId).toContainEqual({ field: 'tenantId', code: 'field.unknown' });
    }
  });
});
