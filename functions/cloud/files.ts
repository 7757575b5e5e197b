import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Id } from '#shared/ids.ts';
import { ARRIVING } from '#shared/model/upload.ts';
import type { Files } from '#functions/core/ports.ts';

/** How long a browser may take to begin an upload, and a link to a file works. */
const UPLOAD_SECONDS = 600;
const DOWNLOAD_SECONDS = 300;

const sizeOf = (contentRange: string | undefined, fallback: number): number => {
  const total = contentRange?.split('/')[1];
  return total === undefined ? fallback : Number(total);
};

/** RFC 6266: a plain name for old clients, the true one in UTF-8. */
function disposition(kind: 'inline' | 'attachment', fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

/** Rules of a bucket know only how a key begins: what only arrived has the tenant second, so that one rule forgets it. */
const placeOf = (key: string, tenantId: Id<'tenant'>): string =>
  key.startsWith(ARRIVING) ? `${ARRIVING}${tenantId}/${key.slice(ARRIVING.length)}` : `${tenantId}/${key}`;

/**
 * Files of one tenant. `client` has that tenant's credentials; `browserClient` signs addresses a
 * browser can reach (the same as `client` on AWS).
 */
export function files(
  clients: { client: S3Client; browserClient: S3Client },
  bucket: string,
  tenantId: Id<'tenant'>,
): Files {
  const { client, browserClient } = clients;
  const at = (key: string): { Bucket: string; Key: string } => ({
    Bucket: bucket,
    Key: placeOf(key, tenantId),
  });
  return {
    async presignUpload(key, { type, maxBytes }) {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the package declares the class a second time
      const { url, fields } = await createPresignedPost(browserClient, {
        ...at(key),
        Conditions: [['content-length-range', 1, maxBytes]],
        Fields: { 'Content-Type': type },
        Expires: UPLOAD_SECONDS,
      });
      return { url, fields, expiresAt: new Date(Date.now() + UPLOAD_SECONDS * 1_000).toISOString() };
    },
    presignDownload: (key, { fileName, type, inline }) =>
      getSignedUrl(
        browserClient,
        new GetObjectCommand({
          ...at(key),
          ResponseContentType: type,
          ResponseContentDisposition: disposition(inline ? 'inline' : 'attachment', fileName),
        }),
        { expiresIn: DOWNLOAD_SECONDS },
      ),
    async read(key, { from, to }) {
      try {
        const answer = await client.send(new GetObjectCommand({ ...at(key), Range: `bytes=${from}-${to}` }));
        const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
        return { bytes, size: sizeOf(answer.ContentRange, bytes.length) };
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
    async write(key, bytes, type) {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: type }));
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
  };
}
