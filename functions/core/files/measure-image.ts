import { imageSize } from 'image-size';

/** Larger sides fail in browsers; 40 million pixels are 160 MB when shown, and more than phones photograph. */
const MAX_SIDE = 12_000;
const MAX_PIXELS = 40_000_000;

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const isTooLarge = ({ width, height }: ImageSize): boolean =>
  width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS;

/** Sizes as the file's header says; the pixels are never decoded. */
export function measureImage(
  bytes: Uint8Array,
  type: string,
): ImageSize | { readonly code: 'file.image_unreadable' | 'file.image_too_large' } {
  let size: ImageSize;
  try {
    const { width, height } = imageSize(bytes);
    size = { width, height };
  } catch {
    return { code: 'file.image_unreadable' };
  }
  if (!(size.width > 0 && size.height > 0)) return { code: 'file.image_unreadable' };
  const frames = type === 'image/gif' ? gifFrames(bytes) : [];
  return [size, ...frames].some(isTooLarge) ? { code: 'file.image_too_large' } : size;
}

/** Bytes of a colour table whose size a flag byte tells; none when its highest bit is off. */
const colourTable = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Frames of a GIF as far as `bytes` go. They may be larger than the screen the header promises. */
function gifFrames(bytes: Uint8Array): ImageSize[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (place: number): number => bytes[place] ?? 0;
  const frames: ImageSize[] = [];
  const afterBlocks = (start: number): number => {
    let place = start;
    while (at(place) !== 0) place += at(place) + 1;
    return place + 1;
  };
  let place = 13 + colourTable(at(10));
  while (place + 10 <= bytes.length) {
    const kind = at(place);
    if (kind === 0x21) place = afterBlocks(place + 2);
    else if (kind === 0x2c) {
      frames.push({ width: view.getUint16(place + 5, true), height: view.getUint16(place + 7, true) });
      place = afterBlocks(place + 11 + colourTable(at(place + 9)));
    } else break;
  }
  return frames;
}
