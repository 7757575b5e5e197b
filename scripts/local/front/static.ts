import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Part } from './edge.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** Names with a hash of the content in them never change. */
const IMMUTABLE = '/_app/immutable/';

/** Most paths are pages and no files. Anything else, such as a file that may not be read, is an error to be seen. */
function nothingThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}

/** Serves the files of a folder by their path; anything that is no file there is left to the next part. */
export function staticPart(folder: string): Part {
  return async ({ request, response, url }) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const file = fileOf(folder, url.pathname);
    const found = file === undefined ? undefined : await stat(file).catch(nothingThere);
    if (file === undefined || found?.isFile() !== true) return false;
    const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
    const caching = url.pathname.startsWith(IMMUTABLE) ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = { etag, 'cache-control': caching, 'x-content-type-options': 'nosniff' };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return true;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'content-type': type, 'content-length': found.size });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(file), response).catch(() => response.destroy());
    return true;
  };
}

/** The file that a path names, or undefined when the path is malformed or leads out of the folder. */
function fileOf(folder: string, path: string): string | undefined {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined; // Malformed escapes name no file.
  }
  const file = normalize(join(folder, decoded));
  return file.startsWith(folder + sep) && !decoded.includes('\0') ? file : undefined;
}
