import { describe, expect, it } from 'vitest';
import { inspectFile } from '#functions/core/files/inspect-file.ts';
import { gif, jpeg, mp4, pdf, png, webp, zipEnd } from './small-files.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const refused = (code: string) => ({ ok: false, code });

describe('inspectFile', () => {
  it.each([
    ['image/png', png(640, 480)],
    ['image/gif', gif(640, 480)],
    ['image/jpeg', jpeg(640, 480)],
    ['image/webp', webp(640, 480)],
  ])('accepts %s and reads its size from the header', async (type, bytes) => {
    expect(await inspectFile(bytes, type, 'photo')).toMatchObject({
      ok: true,
      type,
      width: 640,
      height: 480,
      disposition: 'inline',
    });
  });

  it.each([
    ['application/pdf', pdf(), 'attachment'],
    ['video/mp4', mp4(), 'inline'],
    ['text/plain', text('שלום 🙂\n'), 'attachment'],
    ['text/markdown; charset=utf-8', text('# Title\n\nuse `<b>`'), 'attachment'],
    ['text/csv', text('a,b\n1,2\n'), 'attachment'],
  ])('accepts %s', async (type, bytes, disposition) => {
    expect(await inspectFile(bytes, type, 'a file')).toMatchObject({
      ok: true,
      type: type.split(';')[0],
      disposition,
    });
  });

  it.each([
    'image/svg+xml',
    'text/html',
    'application/xml',
    'application/zip',
    'application/x-msdownload',
    '',
    'constructor',
  ])('does not take %j at all', async (type) => {
    expect(await inspectFile(png(1, 1), type, 'x.png')).toEqual(refused('file.type_not_allowed'));
  });

  it.each([
    ['a GIF', gif(1, 1), 'image/png'],
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/png'],
    ['a page', text('<!doctype html><script>alert(1)</script>'), 'application/pdf'],
    ['a program', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4]), 'text/plain'],
    ['text in Latin-1', Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x0a]), 'text/plain'],
    ['a PNG', png(1, 1), 'text/csv'],
  ])('refuses %s that says it is %3$s', async (_, bytes, type) => {
    expect(await inspectFile(bytes, type, 'x')).toEqual(refused('file.type_mismatch'));
  });

  it.each([
    '<!DOCTYPE html><p>',
    '\uFEFF \n<html>',
    '<svg/>',
    '<?xml version="1.0"?><a/>',
    '<script>1</script>',
    '<!-- x --><b>',
    '</p>',
  ])('refuses a text that begins as markup: %j', async (content) => {
    expect(await inspectFile(text(content), 'text/plain', 'x.txt')).toEqual(refused('file.markup'));
  });

  it.each([
    ['a GIF that is also a script', gif(0x2a2f, 100), 'image/gif'],
    ['a GIF with a page inside', gif(10, 10, { comment: text('<script>alert(1)</script>') }), 'image/gif'],
    ['a PDF with a page inside', pdf('<html><script>alert(1)</script></html>'), 'application/pdf'],
    ['a JPEG with an archive behind it', Buffer.concat([jpeg(10, 10), zipEnd()]), 'image/jpeg'],
    ['a WebP with more behind it', Buffer.concat([webp(10, 10), text('*/alert(1)//')]), 'image/webp'],
  ])('refuses %s', async (_, bytes, type) => {
    expect(await inspectFile(bytes, type, 'x')).toEqual(refused('file.ambiguous'));
  });

  it.each([
    ['a wide PNG', png(12_001, 1), 'image/png'],
    ['a PNG that fills the memory', png(8_000, 8_000), 'image/png'],
    ['a PNG larger than any screen', png(0x7fffffff, 0x7fffffff), 'image/png'],
    ['a GIF whose frame is larger than it says', gif(10, 10, { frameWidth: 60_000 }), 'image/gif'],
  ])('refuses %s', async (_, bytes, type) => {
    expect(await inspectFile(bytes, type, 'x')).toEqual(refused('file.image_too_large'));
  });

  it('accepts what phones photograph: 8,000 by 5,000', async () => {
    expect(await inspectFile(png(8_000, 5_000), 'image/png', 'x')).toMatchObject({ ok: true });
  });

  it('refuses images without a readable size, and empty files', async () => {
    expect(await inspectFile(jpeg(10, 10).subarray(0, 6), 'image/jpeg', 'x')).toEqual(
      refused('file.image_unreadable'),
    );
    expect(await inspectFile(png(0, 10), 'image/png', 'x')).toEqual(refused('file.image_unreadable'));
    expect(await inspectFile(new Uint8Array(), 'text/plain', 'x')).toEqual(refused('file.empty'));
  });

  it('gives the file a clean name with the right extension', async () => {
    const nameOf = async (name: string) => inspectFile(png(1, 1), 'image/png', name);
    expect(await nameOf('../a/cat.PNG')).toMatchObject({ name: 'cat.png' });
    expect(await nameOf('cat.html')).toMatchObject({ name: 'cat.html.png' });
    expect(await nameOf('')).toMatchObject({ name: 'file.png' });
  });

  it('judges a text whose last character is cut off by what is there', async () => {
    expect(await inspectFile(text('שלום').subarray(0, 7), 'text/plain', 'x.txt')).toMatchObject({ ok: true });
  });
});
