import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { htmlToMarkdown } from '#functions/core/content/html-to-markdown.ts';
import { renderMarkdown } from '#functions/core/content/render-markdown.ts';

const markdownOf = (html: string): string => htmlToMarkdown(html, { baseUrl: 'https://old.example/forum/' });

describe('htmlToMarkdown', () => {
  it.each([
    ['<p>I <b>like</b> <i>it</i><br>a lot</p><hr>', 'I **like** *it*  \na lot\n\n---'],
    ['<h2>Title</h2><blockquote><p>quote</p></blockquote>', '## Title\n\n> quote'],
    ['<ul><li>one</li><li>two</li></ul>', '-   one\n-   two'],
    [
      '<p>Press <kbd>Ctrl</kbd>, not <strike>Alt</strike>, for <tt>CO</tt> CO<sub>2</sub> and 10<sup>6</sup></p>',
      'Press `Ctrl`, not ~~Alt~~, for `CO` CO₂ and 10⁶',
    ],
    ['<p>שלום 🚴🏽‍♀️ &amp; more</p>', 'שלום 🚴🏽‍♀️ & more'],
  ])('writes %s as Markdown', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  it('keeps code as it is, with its language', () => {
    expect(
      markdownOf('<pre class="lang-py prettyprint"><code>if a &lt; b:\n    c()  # ```\n\n</code></pre>'),
    ).toBe('````py\nif a < b:\n    c()  # ```\n````');
    expect(markdownOf('<p><code>a `b`</code></p>')).toBe('`` a `b` ``');
  });

  it('writes tables, with the signs in their cells kept apart', () => {
    const html =
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1<br>2</td><td></td></tr><tr><td><code>a|b</code></td><td>c|d</td></tr></table>';
    expect(markdownOf(html)).toBe('| A | B |\n| --- | --- |\n| 1 2 |  |\n| `a\\|b` | c\\|d |');
    expect(renderMarkdown(markdownOf(html)).html).toContain('<td dir="auto"><code dir="ltr">a|b</code></td>');
  });

  it('makes addresses absolute and lets only web and mail addresses be links', () => {
    expect(
      markdownOf('<a href="../q/1_(x)">a</a> <a href="//b.example">b</a> <a href="mailto:c@d.example">c</a>'),
    ).toBe('[a](https://old.example/q/1_%28x%29) [b](https://b.example/) [c](mailto:c@d.example)');
    expect(
      markdownOf('<a href="javascript:steal()">a</a> <a href="data:text/html,x">b</a> <a name="c">c</a>'),
    ).toBe('a b c');
  });

  it('makes links of pictures', () => {
    expect(
      markdownOf(
        '<img src="/i/cat.png" alt="a [cat]"><a href="https://a.example/"><img src="x.png" alt="dog"></a>',
      ),
    ).toBe('[a \\[cat\\]](https://old.example/i/cat.png)[dog](https://a.example/)');
  });

  it('drops what runs, loads or is no text', () => {
    const html =
      '<p onclick="x()">a</p><script>x()</script><style>p{}</style><iframe src="x">b</iframe><svg><text>c</text></svg><object>d</object>';
    expect(markdownOf(html)).toBe('a');
  });

  it.each([
    '5 < 6 & 7 > 3',
    '<script>alert(1)</script>',
    '&nbsp; &copy;',
    '*a* _b_ ~~c~~ `d`',
    '1. a',
    '# b',
    '[x](y)',
    'https://a.example/b_c_d',
  ])('keeps the plain text %j plain', (text) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(renderMarkdown(markdownOf(`<p>${escaped}</p>`)).excerpt).toBe(text);
  });

  it('refuses pages and nesting that were made to be slow, and trims endless blanks', () => {
    const tooComplex = new AppError('content.too_complex', { kind: 'invalid' });
    expect(() => markdownOf('a'.repeat(400_001))).toThrow(tooComplex);
    expect(() => markdownOf('<p>a</p>'.repeat(5_001))).toThrow(tooComplex);
    expect(markdownOf(`${'<div>'.repeat(10_000)}a`)).toBe('a');
    expect(markdownOf(`<pre>a${'\n'.repeat(300_000)}b</pre>`)).toMatch(/^```\na\n+b\n```$/u);
  });
});
