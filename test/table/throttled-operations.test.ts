import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { forgetStructure } from '#functions/core/communities/structure.ts';
import { questionEntity } from '#functions/core/questions/question.entity.ts';
import { contentsOf } from '#test/support/contents.ts';
import { tableApi, type Answer, type TableApi } from '#test/support/table-api.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';
import { cancelled, throttleOf, tooMany, type Throttle } from '#test/support/throttled.ts';

const asking = { title: 'Why is the table slow?', body: 'Everybody asks at once.', topics: ['tables'] };

describe('a request to a table that cannot keep up', () => {
  let acme: TestTenant;
  let api: TableApi;
  let table: Throttle;
  let tim: MemberActor;
  let session: string;
  let spaceId: Id<'space'>;
  let communityId: Id<'community'>;

  const questions = async (): Promise<unknown[]> =>
    (await contentsOf(acme)).filter(({ kind }) => kind === 'question').map(({ id }) => id);
  const ask = (headers: Record<string, string> = {}): Promise<Answer> =>
    api.call('acme', `POST /spaces/${spaceId}/questions`, { token: session, body: asking, headers });
  const busy = {
    status: 503,
    headers: { 'retry-after': '1', 'content-type': 'application/problem+json' },
    body: { status: 503, code: 'table.busy', title: 'Try again in a moment' },
  };

  beforeAll(async () => {
    acme = await startTenant();
    api = tableApi({ acme });
    table = throttleOf(acme.client);
    tim = await acme.member({ name: 'Tim' });
    session = await api.signIn('acme', tim);
    ({ spaceId, communityId } = await acme.space());
  });

  beforeEach(() => {
    table.recover();
    forgetStructure(acme.table);
    api.lines.length = 0;
    // Each test has a minute of its own, so that none is told it asked too often.
    acme.clock.advance(60_000);
  });

  it.each([
    ['ProvisionedThroughputExceededException'],
    ['ThrottlingException'],
    ['RequestLimitExceeded'],
    ['InternalServerError'],
  ])('is told to come again when a read meets %s', async (name) => {
    table.refuse(tooMany(name));
    expect(await api.call('acme', `GET /communities/${communityId}/questions`)).toMatchObject(busy);
    expect(await api.call('acme', 'GET /me', { token: session })).toMatchObject(busy);
  });

  it.each([
    ['the whole call is throttled', tooMany('ThrottlingException'), 1],
    ['one of its writes is throttled', cancelled('None', 'ThrottlingError', 'None'), 5],
    ['a partition is at its limit', cancelled('ProvisionedThroughputExceeded', 'None', 'None'), 5],
    ['another transaction holds an item', cancelled('None', 'None', 'TransactionConflict'), 5],
  ])('is told to come again, and nothing is written, when %s', async (_, error, tries) => {
    const before = await contentsOf(acme);
    table.refuse(error, { only: ['TransactWriteCommand'] });
    expect(await ask()).toMatchObject(busy);
    expect(table.refused()).toBe(tries);
    expect(await contentsOf(acme)).toEqual(before);
  });

  it('is done, unseen by the caller, when the table keeps up again within a moment', async () => {
    const before = await questions();
    table.refuse(cancelled('ThrottlingError', 'None', 'None'), { only: ['TransactWriteCommand'], times: 3 });
    const { status, body } = await ask();
    expect(status).toBe(201);
    expect(table.refused()).toBe(3);
    expect((await questions()).toSorted()).toEqual([...before, body['id']].toSorted());
    expect(
      (await acme.events()).filter(({ data }) => (data as { questionId?: string }).questionId === body['id']),
    ).toHaveLength(1);
  });

  it('is done once when the caller comes again with its Idempotency-Key', async () => {
    const before = await questions();
    const headers = { 'idempotency-key': 'the-table-was-busy' };
    table.refuse(tooMany(), { only: ['TransactWriteCommand'] });
    expect(await ask(headers)).toMatchObject(busy);
    table.recover();
    const answers = [await ask(headers), await ask(headers)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body['id']).toBe(answers[1]?.body['id']);
    expect(await questions()).toHaveLength(before.length + 1);
  });

  it('never says that something is not there because the table left it out of an answer', async () => {
    const { body } = await ask();
    expect(await acme.table.getMany(questionEntity, [{ id: body['id'] as Id<'question'> }])).toHaveLength(1);
    table.leaveOut();
    await expect(
      acme.table.getMany(questionEntity, [{ id: body['id'] as Id<'question'> }]),
    ).rejects.toMatchObject({
      code: 'table.busy',
      kind: 'unavailable',
    });
  });

  it('lets a change pass when only the count of requests is throttled, and no sensitive call', async () => {
    table.refuse(tooMany(), { only: ['UpdateCommand'] });
    expect((await ask()).status).toBe(201);
    const lookup = { body: { secret: '0'.repeat(26) + 'a'.repeat(43) } };
    expect(await api.call('acme', 'POST /invitations/lookup', lookup)).toMatchObject(busy);
  });

  it('says once in the log why, and nothing of it to the caller', async () => {
    table.refuse(tooMany());
    const { body } = await api.call('acme', 'GET /me', { token: session });
    const lines = api.lines.filter(({ message }) => message === 'unavailable');
    expect(lines).toMatchObject([
      { level: 'warn', facts: { code: 'table.busy', requestId: body['requestId'] } },
    ]);
    expect(JSON.stringify(body)).not.toContain('throughput');
  });
});
