import { crc32 } from 'node:zlib';

/** The smallest files whose headers are right. Each is made here, so that no binary lies in the repository. */

function bytesOf(...parts: (string | number | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.map((part) =>
      typeof part === 'number'
        ? Buffer.from([part])
        : typeof part === 'string'
          ? Buffer.from(part, 'latin1')
          : part,
    ),
  );
}

const littleEndian16 = (...values: number[]): Buffer => Buffer.from(new Uint16Array(values).buffer);

function bigEndian32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function chunk(type: string, content: Uint8Array): Buffer {
  const named = bytesOf(type, content);
  return bytesOf(bigEndian32(content.length), named, bigEndian32(crc32(named)));
}

export function png(width: number, height: number): Buffer {
  const header = bytesOf(bigEndian32(width), bigEndian32(height), 8, 2, 0, 0, 0);
  return bytesOf(
    '\x89PNG\r\n\x1A\n',
    chunk('IHDR', header),
    chunk('IDAT', bytesOf('\x78\x9C')),
    chunk('IEND', Buffer.alloc(0)),
  );
}

/** A GIF with one frame, of its own size unless `frameWidth` says another; `comment` stands before it. */
export function gif(
  width: number,
  height: number,
  { comment, frameWidth = width }: { comment?: Uint8Array; frameWidth?: number } = {},
): Buffer {
  const said = comment === undefined ? Buffer.alloc(0) : bytesOf(0x21, 0xfe, comment.length, comment, 0);
  const frame = bytesOf(0x2c, littleEndian16(0, 0, frameWidth, height), 0, 2, 2, 0x44, 0x01, 0);
  return bytesOf('GIF89a', littleEndian16(width, height), 0x80, 0, 0, Buffer.alloc(6), said, frame, 0x3b);
}

export function jpeg(width: number, height: number): Buffer {
  const size = littleEndian16(height, width).swap16();
  const app0 = bytesOf('\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00');
  return bytesOf(
    '\xFF\xD8',
    app0,
    '\xFF\xC0\x00\x11\x08',
    size,
    '\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01',
    '\xFF\xD9',
  );
}

export function webp(width: number, height: number): Buffer {
  const canvas = Buffer.alloc(10);
  canvas.writeUIntLE(width - 1, 4, 3);
  canvas.writeUIntLE(height - 1, 7, 3);
  const content = bytesOf('WEBP', 'VP8X', littleEndian16(10, 0), canvas);
  return bytesOf('RIFF', littleEndian16(content.length, 0), content);
}

export function pdf(inside = ''): Buffer {
  return bytesOf(`%PDF-1.7\n%\xE2\xE3\xCF\xD3\n${inside}\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n`);
}

export function mp4(): Buffer {
  return bytesOf(bigEndian32(24), 'ftypisom', bigEndian32(512), 'isomiso2', bigEndian32(8), 'mdat');
}

/** The end record of an empty ZIP. */
export function zipEnd(): Buffer {
  return bytesOf('PK\x05\x06', Buffer.alloc(18));
}
