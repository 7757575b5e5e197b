import { beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/api/define-route.ts';
import type { createApiToken as createRoute } from '#shared/api/tokens.ts';
import { findActor } from '#functions/core/sessions/find-actor.ts';
import { createApiToken } from '#functions/core/tokens/create-api-token.ts';
import { listApiTokens } from '#functions/core/tokens/list-api-tokens.ts';
import { revokeApiToken } from '#functions/core/tokens/revoke-api-token.ts';
import type { Context } from '#functions/core/context.ts';
import { runOnce } from '#functions/middleware/idempotency.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

let tenant: TestTenant;
let admin: Context;
beforeAll(async () => {
  tenant = await startTenant();
  admin = tenant.context(await tenant.member({ role: 'admin' }));
});

const form = (more: Partial<InputOf<typeof createRoute>> = {}): InputOf<typeof createRoute> => ({
  name: 'CRM',
  scopes: ['read', 'tickets'],
  days: 90,
  ...more,
});
const actorOf = (secret: string | undefined) => findActor(tenant.table, secret ?? '', tenant.clock.now());

describe('createApiToken', () => {
  it('makes a member’s own token that may what its scopes say', async () => {
    const member = await tenant.member();
    const token = await createApiToken(tenant.context(member), form());
    expect(token.secret).toMatch(/^tok_[A-Za-z0-9_-]{43}$/);
    expect(token).toMatchObject({ name: 'CRM', isService: false, memberId: member.memberId });
    expect(await actorOf(token.secret)).toMatchObject({
      memberId: member.memberId,
      scopes: ['read', 'tickets'],
    });
  });

  it('makes a service a member of its own, that no person can sign in to', async () => {
    const token = await createApiToken(admin, form({ serviceRole: 'moderator', name: 'Sync' }));
    expect(await actorOf(token.secret)).toMatchObject({
      memberId: token.memberId,
      role: 'moderator',
      name: 'Sync',
    });
    const { items } = await listApiTokens(tenant.context(await tenant.member({ role: 'owner' })));
    expect(items.map(({ id }) => id)).toContain(token.id);
    expect(JSON.stringify(items)).not.toContain('tok_A');
    const others = await listApiTokens(tenant.context(await tenant.member()));
    expect(others.items).toEqual([]);
  });

  it('gives nobody more than they have', async () => {
    const member = tenant.context(await tenant.member());
    await expect(createApiToken(member, form({ serviceRole: 'member' }))).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
    await expect(createApiToken(admin, form({ serviceRole: 'owner' }))).rejects.toMatchObject({
      code: 'member.role_above_own',
    });
    const byToken = tenant.context({
      ...(await tenant.member({ role: 'admin' })),
      scopes: ['read', 'admin'],
    });
    await expect(createApiToken(byToken, form({ scopes: ['tickets'] }))).rejects.toMatchObject({
      code: 'token.scope_above_own',
    });
  });

  it('tells its secret once, a repeat with the same Idempotency-Key included', async () => {
    const ctx = tenant.context(await tenant.member({ role: 'admin' }));
    const call = { operationId: 'createApiToken', key: 'key-12345678', input: form() };
    const run = () => runOnce(ctx, call, (once) => createApiToken(once, form()));
    const first = (await run()) as { id: string; secret?: string };
    const again = (await run()) as { id: string; secret?: string };
    expect(again.id).toBe(first.id);
    expect(first.secret).toBeDefined();
    expect(again.secret).toBeUndefined();
    expect((await listApiTokens(ctx)).items.filter(({ isService }) => !isService)).toHaveLength(1);
  });
});

describe('revokeApiToken', () => {
  it('ends a token at once, and a service with it', async () => {
    const own = await createApiToken(admin, form());
    const service = await createApiToken(admin, form({ serviceRole: 'member' }));
    await revokeApiToken(admin, { tokenId: own.id });
    await revokeApiToken(admin, { tokenId: service.id });
    expect(await actorOf(own.secret)).toBeUndefined();
    expect(await actorOf(service.secret)).toBeUndefined();
    await expect(revokeApiToken(admin, { tokenId: own.id })).rejects.toMatchObject({
      code: 'token.not_found',
    });
  });

  it('does not find another member’s token, nor a service’s for who is no admin', async () => {
    const member = tenant.context(await tenant.member());
    const own = await createApiToken(admin, form());
    const service = await createApiToken(admin, form({ serviceRole: 'member' }));
    for (const { id } of [own, service]) {
      await expect(revokeApiToken(member, { tokenId: id })).rejects.toMatchObject({
        code: 'token.not_found',
      });
    }
    expect(await actorOf(own.secret)).toBeDefined();
  });

  it('leaves an expired token of no use', async () => {
    const token = await createApiToken(admin, form({ days: 1 }));
    const tomorrow = new Date(Date.parse(tenant.clock.now()) + 86_400_000).toISOString();
    expect(await findActor(tenant.table, token.secret ?? '', tomorrow)).toBeUndefined();
  });
});
