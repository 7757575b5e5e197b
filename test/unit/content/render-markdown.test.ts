import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { renderMarkdown, rendererVersion } from '#functions/core/content/render-markdown.ts';

const UPLOAD = 'upl_0123456789abcdefghjkmnpqrs';
const MEMBER = 'mbr_0123456789abcdefghjkmnpqrs';
const htmlOf = (markdown: string): string => renderMarkdown(markdown).html.trim();
const tooComplex = new AppError('content.too_complex', { kind: 'invalid' });

describe('renderMarkdown', () => {
  it('keeps headings below those of the page', () => {
    expect(htmlOf('# A\n\n## B\n\n###### C')).toBe(
      '<h3 dir="auto">A</h3>\n<h4 dir="auto">B</h4>\n<h6 dir="auto">C</h6>',
    );
  });

  it('lets every paragraph find its own direction', () => {
    expect(htmlOf('שלום\n\nhello')).toBe('<p dir="auto">שלום</p>\n<p dir="auto">hello</p>');
  });

  it('turns quotes, lists and tables of Hebrew text around', () => {
    expect(htmlOf('> שלום')).toMatch(/^<blockquote dir="rtl">\n<p dir="auto">/u);
    expect(htmlOf('- `code` שלום\n- two')).toMatch(/^<ul dir="rtl">\n<li dir="auto">/u);
    expect(htmlOf('- שלום\n\n  עוד')).toMatch(/^<ul dir="rtl">\n<li dir="rtl">\n<p dir="auto">/u);
    expect(htmlOf('| שם | a |\n|:--|--:|\n| x | y |')).toMatch(/^<table dir="rtl">/u);
    expect(htmlOf('1. hello')).toMatch(/^<ol dir="ltr">/u);
  });

  it('aligns table cells to the start and end of the line, not to the left and right', () => {
    expect(htmlOf('| a | b |\n|:--|--:|\n| x | y |')).toContain(
      '<th dir="auto" scope="col" data-align="end">b</th>',
    );
  });

  it('shows code from left to right, in colours when the language is known', () => {
    expect(htmlOf('```ts\nconst a = 1;\n```')).toBe(
      '<pre dir="ltr" tabindex="0"><code class="language-typescript"><span class="hljs-keyword">const</span> a = <span class="hljs-number">1</span>;\n</code></pre>',
    );
    expect(htmlOf('```klingon\n<b>\n```')).toBe('<pre dir="ltr" tabindex="0"><code>&lt;b&gt;\n</code></pre>');
    expect(htmlOf('`a<b`')).toBe('<p dir="auto"><code dir="ltr">a&lt;b</code></p>');
  });

  it('leaves long code plain instead of spending seconds on it', () => {
    expect(htmlOf('```js\n' + 'let a = 1;\n'.repeat(2_000) + '```')).not.toContain('hljs');
    expect(htmlOf('```js\n' + 'a'.repeat(10_000) + '\n```')).not.toContain('hljs');
  });

  it('marks links as written by members and opens nothing but web and mail addresses', () => {
    expect(htmlOf('[a](https://a.example/x?y=1&z=2)')).toBe(
      '<p dir="auto"><a href="https://a.example/x?y=1&amp;z=2" rel="nofollow ugc noopener">a</a></p>',
    );
    expect(htmlOf('[a](mailto:a@b.example)')).toContain('href="mailto:a@b.example"');
    expect(htmlOf('[a](ftp://a.example) [b](/admin) [c]()')).not.toContain('<a');
  });

  it('links whole addresses by themselves but not file names', () => {
    expect(htmlOf('see https://a.example/b_c.')).toContain(
      '<a href="https://a.example/b_c" rel="nofollow ugc noopener" dir="ltr">',
    );
    expect(htmlOf('setup.py, node.js, dana@a.example, //a.example')).not.toContain('<a');
  });

  it('shows pictures that were uploaded here and only links to others', () => {
    const { html, uploads } = renderMarkdown(`![a cat](upload:${UPLOAD}) ![dog](https://a.example/dog.png)`);
    expect(html).toContain(
      `<img src="/api/v1/uploads/${UPLOAD}/content" alt="a cat" data-upload="${UPLOAD}" loading="lazy" decoding="async" />`,
    );
    expect(html).toContain('<a href="https://a.example/dog.png" rel="nofollow ugc noopener">dog</a>');
    expect(uploads).toEqual([UPLOAD]);
  });

  it('does not put a link into a link when a linked picture comes from elsewhere', () => {
    expect(htmlOf('[![dog](https://a.example/d.png)](https://b.example)')).toBe(
      '<p dir="auto"><a href="https://b.example" rel="nofollow ugc noopener">dog</a></p>',
    );
  });

  it('links uploaded files and names them as used', () => {
    const { html, uploads } = renderMarkdown(`[manual.pdf](upload:${UPLOAD}) [bad](upload:nothing)`);
    expect(html).toContain(
      `<a href="/api/v1/uploads/${UPLOAD}/content" rel="nofollow ugc noopener">manual.pdf</a> bad`,
    );
    expect(uploads).toEqual([UPLOAD]);
  });

  it('finds whom a text mentions, in any script, but not in code, links and addresses', () => {
    const text = `@dana.levi and @דנה, @Dana.Levi; \`@code\` a@mail.example [x @link](https://a.example) https://a.example/@path [@Dana Levi](member:${MEMBER}).`;
    const { mentions, html } = renderMarkdown(text);
    expect(mentions).toEqual([MEMBER, 'dana.levi', 'דנה']);
    expect(html).toContain(`<bdi data-member="${MEMBER}">@Dana Levi</bdi>`);
  });

  it('takes characters away that would reorder what a reader sees', () => {
    expect(htmlOf('a\u202Eb &#x202E;c `d\u2066e`')).toBe('<p dir="auto">ab c <code dir="ltr">de</code></p>');
  });

  it('says with which version it was rendered and gives the beginning as plain text', () => {
    expect(renderMarkdown('# Hi\n\nthe **bold** & `code`\n\n- one\n- two')).toMatchObject({
      rendererVersion,
      excerpt: 'Hi the bold & code one two',
    });
  });

  it('refuses what is nested too deep, too big, or made to be slow', () => {
    expect(() => renderMarkdown('> '.repeat(30) + 'a')).toThrow(tooComplex);
    expect(() => renderMarkdown('a'.repeat(100_001))).toThrow(tooComplex);
    expect(() => renderMarkdown('['.repeat(90_000))).toThrow(tooComplex);
    expect(() =>
      renderMarkdown(`[a]: https://a.example/${'x'.repeat(1_900)}\n\n${'[a]'.repeat(20_000)}`),
    ).toThrow(tooComplex);
    expect(() =>
      renderMarkdown(`|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n${'a\n'.repeat(30_000)}`),
    ).toThrow(tooComplex);
  });

  it('renders ten quotes in each other', () => {
    expect(htmlOf('> '.repeat(10) + 'deep')).toContain('deep');
  });

  const slow = {
    prose: 'The *quick* fox [jumps](https://a.example/b) over `the` dog.\n\n',
    addresses: 'https://a.b/?!',
    emphasis: '**a b* _c __d ',
    brackets: '[a](<b "c [',
    code: '```json\n{"a": [1, 2, {"b": "c"}]}\n```\n\n',
  };
  it.each(Object.entries(slow))(
    'renders 100 KB of %s in 300 ms of processor time or refuses it',
    (_, piece) => {
      const text = piece.repeat(Math.floor(99_000 / piece.length));
      const times = [1, 2, 3].map(() => {
        const before = process.cpuUsage();
        try {
          renderMarkdown(text);
        } catch (error) {
          expect(error).toEqual(tooComplex);
        }
        return process.cpuUsage(before).user / 1_000;
      });
      expect(Math.min(...times)).toBeLessThan(300);
    },
  );
});
