import { describe, expect, it } from 'vitest';
import { cleanFileName, cleanName, cleanTitle } from '#functions/core/content/clean-text.ts';
import { titleText } from '#shared/model/text.ts';

const FAMILY = '👨‍👩‍👧‍👦';

describe('cleanTitle', () => {
  it('makes any title acceptable', () => {
    const title = cleanTitle(' Is \u202Ethis\u0000 \n a\uD800 title\u200B? ' + FAMILY.repeat(200));
    expect(title.startsWith('Is this a\uFFFD title? ')).toBe(true);
    expect(titleText.parse(title)).toBe(title);
    expect(title.endsWith(FAMILY)).toBe(true);
  });

  it('is empty when there is nothing to read', () => {
    expect(cleanTitle('\u202E \u200B\u0007')).toBe('');
  });
});

describe('cleanName', () => {
  it('keeps at most 80 characters and ten marks on a letter', () => {
    expect(cleanName(`${'x'.repeat(79)} yz`)).toBe('x'.repeat(79));
    expect(cleanName('q' + '\u0330'.repeat(50))).toBe('q' + '\u0330'.repeat(10));
  });
});

describe('cleanFileName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\dana\\photo.JPG', 'photo.jpg'],
    ['invoice\u202Egnp.exe', 'invoicegnp.exe'],
    ['.htaccess', 'htaccess'],
    ['a"b;c\r\nd.txt', 'a_b_c d.txt'],
    ['תמונה.png', 'תמונה.png'],
    ['', 'file.png'],
    [' .. ', 'file.png'],
    [`${'x'.repeat(300)}.png`, `${'x'.repeat(96)}.png`],
  ])('makes of %j the name %j', (name, expected) => {
    expect(cleanFileName(name, 'file.png')).toBe(expected);
  });
});
