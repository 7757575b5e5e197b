import { beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#functions/core/audit/list-audit-entries.ts';
import { getTenant } from '#functions/core/tenants/get-tenant.ts';
import { updateTenant } from '#functions/core/tenants/update-tenant.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});

describe('getTenant', () => {
  it('tells anybody whose host it is, and only the kinds of communities they may enter', async () => {
    await tenant.space({ access: 'members' });
    const member = tenant.context(await tenant.member());
    expect(await getTenant(tenant.context())).toMatchObject({ slug: 'acme', name: 'Acme', kinds: [] });
    expect((await getTenant(member)).kinds).toEqual(['customer']);
  });
});

describe('updateTenant', () => {
  it('changes what pages show, and leaves a trace of who did it', async () => {
    const admin = tenant.context(await tenant.member({ role: 'admin', name: 'Ann' }));
    const answer = await updateTenant(admin, { name: 'Acme Holding', seed: '#112233' });
    expect(answer).toMatchObject({ name: 'Acme Holding', seed: '#112233', locale: 'en' });
    expect(tenant.recorded.descriptions).toEqual([{ name: 'Acme Holding', seed: '#112233' }]);
    const { items } = await listAuditEntries(admin, { limit: 10 });
    expect(items[0]).toMatchObject({
      act: 'tenant.updated',
      actor: { name: 'Ann' },
      facts: { name: 'Acme Holding' },
    });
    expect((await tenant.events()).map(({ type }) => type)).toContain('tenant.updated');
  });

  it('is refused to who does not manage the organisation, and does nothing for nothing', async () => {
    const before = tenant.recorded.descriptions.length;
    const moderator = tenant.context(await tenant.member({ role: 'moderator' }));
    await expect(updateTenant(moderator, { name: 'Mine' })).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
    const admin = tenant.context(await tenant.member({ role: 'admin' }));
    expect(await updateTenant(admin, {})).toMatchObject({ name: 'Acme' });
    expect(tenant.recorded.descriptions).toHaveLength(before);
  });
});
