import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { listAuditEntries } from '#functions/core/audit/list-audit-entries.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { listQuestions } from '#functions/core/questions/list-questions.ts';
import { importPosts } from '#functions/core/import/import-posts.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const site = 'bikes.example.org';

describe('importPosts', () => {
  let acme: TestTenant;
  let admin: MemberActor;
  let lines: string[];

  beforeAll(async () => {
    acme = await startTenant();
    admin = await acme.member({ role: 'admin' });
    lines = (await readFile(join(import.meta.dirname, '../fixtures/stack-exchange/Posts.xml'), 'utf8')).split(
      '\n',
    );
  });

  const run = (spaceId: Id<'space'>, part = lines, firstRow = 1) =>
    importPosts(acme.context(admin), { spaceId, format: 'stack-exchange', site, firstRow, lines: part });

  it('keeps dates, votes, topics, the accepted answer and where it came from', async () => {
    const { spaceId, communityId } = await acme.space();
    const came = await run(spaceId);
    expect(came.questions).toBeGreaterThan(2);
    expect(came.problems.length).toBeGreaterThan(0);
    expect(came.skipped.map(({ kind }) => kind)).toContain('tag_wiki');
    const { items } = await listQuestions(acme.context(), { communityId, sort: 'active', limit: 100 });
    expect(items).toHaveLength(came.questions);
    const chain = items.find(({ title }) => title === 'Why does the chain jump when I start?');
    expect(chain).toMatchObject({
      score: 12,
      topics: ['chain', 'wear'],
      createdAt: '2017-03-01T08:15:00.120Z',
      answerCount: 2,
    });
    const page = await getQuestion(acme.context(), { questionId: chain?.id as Id<'question'> });
    expect(page.answers[0]).toMatchObject({ isAccepted: true, score: 9 });
    expect(page.source).toMatchObject({ url: `https://${site}/q/1`, licence: 'CC BY-SA 3.0' });
  });

  it('is in the audit log once, however many calls it takes', async () => {
    const { spaceId } = await acme.space();
    await run(spaceId, lines.slice(0, 2), 1);
    await run(spaceId, lines.slice(2), 3);
    const { items } = await listAuditEntries(acme.context(admin), { target: spaceId, limit: 10 });
    expect(items).toMatchObject([
      { act: 'import.started', actor: { memberId: admin.memberId }, facts: { site } },
    ]);
  });

  it('writes nothing twice when it is run again, and goes on where it was stopped', async () => {
    const other = await startTenant();
    const boss = await other.member({ role: 'owner' });
    const place = await other.space();
    const half = Math.ceil(lines.length / 2);
    const into = (part: string[], firstRow: number) =>
      importPosts(other.context(boss), {
        spaceId: place.spaceId,
        format: 'stack-exchange',
        site,
        firstRow,
        lines: part,
      });
    const first = await into(lines.slice(0, half), 1);
    const whole = await into(lines, 1);
    expect(whole.already).toBe(first.questions + first.answers);
    const again = await into(lines, 1);
    expect(again).toMatchObject({
      questions: 0,
      answers: 0,
      already: whole.already + whole.questions + whole.answers,
    });
    const { items } = await listQuestions(other.context(), {
      communityId: place.communityId,
      sort: 'active',
      limit: 100,
    });
    expect(items).toHaveLength(first.questions + whole.questions);
  });

  it('names a broken row by its number in the file', async () => {
    const { spaceId } = await acme.space();
    const { problems } = await run(spaceId, ['  <row Id="broken'], 41);
    expect(problems).toEqual([{ row: 41, code: 'import.row_malformed' }]);
  });

  it('is for owners and admins', async () => {
    const { spaceId } = await acme.space();
    const member = await acme.member();
    const tried = importPosts(acme.context(member), {
      spaceId,
      format: 'stack-exchange',
      site,
      firstRow: 1,
      lines,
    });
    await expect(tried).rejects.toMatchObject({ code: 'actor.forbidden' });
  });
});
