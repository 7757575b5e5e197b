import { beforeAll, describe, expect, it } from 'vitest';
import { auditWrite } from '#functions/core/audit/audit.entity.ts';
import { listAuditEntries } from '#functions/core/audit/list-audit-entries.ts';
import { createGroup } from '#functions/core/groups/create-group.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

describe('listAuditEntries', () => {
  let acme: TestTenant;
  let owner: MemberActor;

  beforeAll(async () => {
    acme = await startTenant();
    owner = await acme.member({ role: 'owner', name: 'Omar' });
  });

  it('goes back over months, newest first, each entry once while others are written', async () => {
    const ctx = acme.context(owner);
    for (let n = 1; n <= 4; n += 1) {
      await acme.table.write({
        writes: [auditWrite(ctx, { act: 'space.changed', target: 'paged', facts: { n } })],
      });
      acme.clock.advance(20 * 86_400_000);
    }
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAuditEntries(ctx, { limit: 2, target: 'paged', cursor });
      seen.push(...page.items.map(({ facts }) => facts['n']));
      await acme.table.write({
        writes: [auditWrite(ctx, { act: 'space.changed', target: 'paged', facts: { n: 99 } })],
      });
      ({ cursor } = page);
    } while (cursor !== undefined);
    expect(seen).toEqual([4, 3, 2, 1]);
    const all = await listAuditEntries(ctx, { limit: 100 });
    expect(all.items.map(({ id }) => id)).toEqual(
      all.items
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
  });

  it('is for those who read the audit log, and names who acted', async () => {
    const { id } = await createGroup(acme.context(owner), { name: 'Named' });
    const { items } = await listAuditEntries(acme.context(owner), { target: id, limit: 30 });
    expect(items).toMatchObject([
      {
        act: 'group.created',
        actor: { type: 'member', memberId: owner.memberId, name: 'Omar' },
        facts: { name: 'Named' },
      },
    ]);
    const moderator = await acme.member({ role: 'moderator' });
    await expect(listAuditEntries(acme.context(moderator), { limit: 30 })).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
  });

  it('refuses the cursor of another list', async () => {
    for (const name of ['One', 'Two']) await createGroup(acme.context(owner), { name });
    const { cursor } = await listAuditEntries(acme.context(owner), { limit: 1 });
    await expect(
      listAuditEntries(acme.context(owner), { limit: 1, target: 'other', cursor }),
    ).rejects.toMatchObject({ code: 'cursor.invalid' });
  });

  it('has no entry for an act that did not happen', async () => {
    await createGroup(acme.context(owner), { name: 'Taken' });
    await expect(createGroup(acme.context(owner), { name: 'Taken' })).rejects.toMatchObject({
      code: 'group.name_taken',
    });
    const { items } = await listAuditEntries(acme.context(owner), { limit: 100 });
    expect(items.filter(({ facts }) => facts['name'] === 'Taken')).toHaveLength(1);
  });
});
