import { S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { files } from '#functions/cloud/files.ts';
import { arrivingKey, keptKey } from '#functions/core/uploads/file-keys.ts';
import type { Id } from '#shared/ids.ts';

const tenantId = 'tnt_01m88z0000e6tqcpaa3cghj7y0' as Id<'tenant'>;
const uploadId = 'upl_01k5c3h7g9e2m4r6t8w0y1a301' as Id<'upload'>;

describe('files of a tenant', () => {
  it('lie below the tenant when they are kept, and where the bucket forgets them while they arrive', async () => {
    const client = new S3Client({ region: 'us-east-1' });
    const s3 = mockClient(client);
    s3.onAnyCommand().resolves({});
    const mine = files({ client, browserClient: client }, 'kehila-files', tenantId);
    await mine.write(keptKey(uploadId), new Uint8Array(1), 'image/png');
    await mine.remove(arrivingKey(uploadId));
    const keys = s3.calls().map(({ args }) => (args[0].input as { Key: string }).Key);
    expect(keys).toEqual([`${tenantId}/files/${uploadId}`, `arriving/${tenantId}/${uploadId}`]);
  });
});
