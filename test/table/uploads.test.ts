import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { deleteAnswer } from '#functions/core/questions/delete-answer.ts';
import { arrivingKey } from '#functions/core/uploads/file-keys.ts';
import { completeUpload } from '#functions/core/uploads/complete-upload.ts';
import { createUpload } from '#functions/core/uploads/create-upload.ts';
import { getUploadContent } from '#functions/core/uploads/get-upload-content.ts';
import { MOST_STORED_BYTES } from '#functions/core/uploads/quota.ts';
import { storedBytesEntity } from '#functions/core/uploads/upload.entity.ts';
import { create } from '#functions/table/writes.ts';
import { createUpload as createUploadRoute } from '#shared/api/uploads.ts';
import { MOST_UPLOAD_BYTES } from '#shared/model/upload.ts';
import type { MemberActor } from '#functions/core/context.ts';
import type { Id } from '#shared/ids.ts';
import { jpeg, png, zipEnd } from '#test/unit/content/small-files.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChAGAZYbYcAAAAABJRU5ErkJggg==',
  'base64',
);
const HTML = Buffer.from('<html><script>alert(1)</script></html>');

describe('uploads', () => {
  let acme: TestTenant;
  let tim: MemberActor;
  let ravi: MemberActor;

  beforeAll(async () => {
    acme = await startTenant();
    [tim, ravi] = await Promise.all([acme.member(), acme.member()]);
  });

  /** What a browser does between the two calls. */
  const send = (tenant: TestTenant, id: Id<'upload'>, bytes: Uint8Array): void => {
    tenant.stored.set(arrivingKey(id), { bytes, type: 'image/png' });
  };
  const announce = async (who: MemberActor, type = 'image/png', name = 'machine.png') =>
    (await createUpload(acme.context(who), { name, type, bytes: PNG.length })).id;
  const uploaded = async (who: MemberActor): Promise<Id<'upload'>> => {
    const id = await announce(who);
    send(acme, id, PNG);
    await completeUpload(acme.context(who), { uploadId: id });
    return id;
  };
  const showing = (id: Id<'upload'>) => `Look: ![the machine](upload:${id})`;
  const fetchAs = (who: MemberActor | undefined, uploadId: Id<'upload'>) =>
    getUploadContent(acme.context(who), { uploadId });

  it('are kept when they are what they say, and answered the same a second time', async () => {
    const id = await announce(tim);
    send(acme, id, PNG);
    const first = await completeUpload(acme.context(tim), { uploadId: id });
    expect(first).toEqual({
      id,
      name: 'machine.png',
      type: 'image/png',
      bytes: PNG.length,
      status: 'ready',
      width: 1,
      height: 1,
    });
    expect(await completeUpload(acme.context(tim), { uploadId: id })).toEqual(first);
    expect(acme.stored.has(arrivingKey(id))).toBe(false);
  });

  it('serve what was looked at, whatever is sent to the same address afterwards', async () => {
    const id = await uploaded(tim);
    send(acme, id, HTML);
    await completeUpload(acme.context(tim), { uploadId: id });
    const key = [...acme.stored.keys()].find((kept) => kept.startsWith('files/') && kept.endsWith(id));
    expect(acme.stored.get(key ?? '')?.bytes).toEqual(PNG);
    expect((await fetchAs(tim, id)).location).toContain('files/');
  });

  it('are refused and removed when the content is not the declared type', async () => {
    const id = await announce(tim);
    send(acme, id, HTML);
    const refused = { code: 'file.type_mismatch', fields: [{ field: 'file', code: 'file.type_mismatch' }] };
    await expect(completeUpload(acme.context(tim), { uploadId: id })).rejects.toMatchObject(refused);
    expect([...acme.stored.keys()].filter((key) => key.endsWith(id))).toEqual([]);
    await expect(completeUpload(acme.context(tim), { uploadId: id })).rejects.toMatchObject(refused);
    await expect(fetchAs(tim, id)).rejects.toMatchObject({ code: 'upload.not_found' });
  });

  it.each([
    [
      'an image that fills the memory',
      { bytes: png(8_000, 8_000), type: 'image/png' },
      'file.image_too_large',
    ],
    [
      'an image cut off in its head',
      { bytes: png(1, 1).subarray(0, 12), type: 'image/png' },
      'file.type_mismatch',
    ],
    [
      'an image with an archive behind it',
      { bytes: Buffer.concat([jpeg(10, 10), zipEnd()]), type: 'image/jpeg' },
      'file.ambiguous',
    ],
    ['an archive called an image', { bytes: zipEnd(), type: 'image/png' }, 'file.type_mismatch'],
    ['a page called a document', { bytes: HTML, type: 'application/pdf' }, 'file.type_mismatch'],
  ])('are refused and removed when they are %s', async (_, { bytes, type }, code) => {
    const id = await announce(tim, type, 'file.bin');
    send(acme, id, bytes);
    const refused = { code, kind: 'invalid' };
    await expect(completeUpload(acme.context(tim), { uploadId: id })).rejects.toMatchObject(refused);
    expect([...acme.stored.keys()].filter((key) => key.endsWith(id))).toEqual([]);
    await expect(fetchAs(tim, id)).rejects.toMatchObject({ code: 'upload.not_found' });
  });

  it('are never HTML, SVG, empty or too large', async () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/zip']) {
      await expect(announce(tim, type)).rejects.toMatchObject({ code: 'file.type_not_allowed' });
    }
    const announced = { name: 'a.png', type: 'image/png' };
    for (const bytes of [0, MOST_UPLOAD_BYTES + 1])
      expect(createUploadRoute.body.safeParse({ ...announced, bytes }).success).toBe(false);
    const id = await announce(tim);
    await expect(completeUpload(acme.context(tim), { uploadId: id })).rejects.toMatchObject({
      code: 'upload.not_received',
    });
  });

  it('are read by whoever may read the post they stand in, and by nobody else', async () => {
    const { spaceId } = await acme.space({ access: 'members' });
    const id = await uploaded(tim);
    await expect(fetchAs(ravi, id)).rejects.toMatchObject({ code: 'upload.not_found' });
    await askQuestion(acme.context(tim), {
      spaceId,
      title: 'What is wrong with it?',
      body: showing(id),
      topics: ['x'],
    });
    await expect(fetchAs(ravi, id)).resolves.toMatchObject({
      location: expect.stringContaining(id) as string,
    });
    await expect(fetchAs(undefined, id)).rejects.toMatchObject({ code: 'upload.not_found' });
    await expect(completeUpload(acme.context(ravi), { uploadId: id })).rejects.toMatchObject({
      code: 'upload.not_found',
    });
  });

  it('are not opened by somebody else who names them in a post of their own', async () => {
    const { spaceId } = await acme.space();
    const id = await uploaded(tim);
    await askQuestion(acme.context(ravi), {
      spaceId,
      title: 'Can I open this picture?',
      body: showing(id),
      topics: ['x'],
    });
    await expect(fetchAs(ravi, id)).rejects.toMatchObject({ code: 'upload.not_found' });
  });

  it('go out of sight with the answer that shows them', async () => {
    const { spaceId } = await acme.space();
    const { id: questionId } = await askQuestion(acme.context(ravi), {
      spaceId,
      title: 'How does it look?',
      body: 'Show me.',
      topics: ['x'],
    });
    const id = await uploaded(tim);
    const { id: answerId } = await answerQuestion(acme.context(tim), { questionId, body: showing(id) });
    await expect(fetchAs(undefined, id)).resolves.toMatchObject({});
    await deleteAnswer(acme.context(tim), { questionId, answerId });
    await expect(fetchAs(undefined, id)).rejects.toMatchObject({ code: 'upload.not_found' });
  });

  it('stop at the quota of the organisation, of two that need the last room too', async () => {
    const globex = await startTenant();
    const eva = await globex.member();
    const ids = await Promise.all(
      [1, 2].map(
        async () =>
          (await createUpload(globex.context(eva), { name: 'a.png', type: 'image/png', bytes: 60 })).id,
      ),
    );
    const bytes = MOST_STORED_BYTES - PNG.length;
    await globex.table.write({ writes: [create(storedBytesEntity, { what: 'uploads', bytes })] });
    for (const id of ids) send(globex, id, PNG);
    const tries = await Promise.allSettled(
      ids.map((uploadId) => completeUpload(globex.context(eva), { uploadId })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'upload.quota_reached' },
    });
    expect([...globex.stored.keys()].filter((key) => key.startsWith('files/'))).toHaveLength(1);
    await expect(
      createUpload(globex.context(eva), { name: 'b.png', type: 'image/png', bytes: 60 }),
    ).rejects.toMatchObject({ code: 'upload.quota_reached' });
  });
});
