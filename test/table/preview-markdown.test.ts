import { describe, expect, it } from 'vitest';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { previewMarkdown } from '#functions/core/questions/preview-markdown.ts';
import { startTenant } from '#test/support/table-context.ts';

describe('previewMarkdown', () => {
  it('shows a text exactly as it will stand once it is posted, and keeps nothing', async () => {
    const acme = await startTenant();
    const tim = await acme.member();
    const { spaceId } = await acme.space();
    const body = 'A **large** tray.\n\n- one\n\n```js\nconst tray = 1.5;\n```\n\n<b onclick="x()">no</b>';
    const { html } = await previewMarkdown(acme.context(tim), { body });
    expect(await acme.events()).toEqual([]);
    const asked = { title: 'How do I clean the tray?', body, topics: ['tray'] };
    const { id: questionId } = await askQuestion(acme.context(tim), { spaceId, ...asked });
    expect(html).toContain('<strong>large</strong>');
    expect(html).toBe((await getQuestion(acme.context(tim), { questionId })).bodyHtml);
  });

  it('is for members, and refuses what a post would be refused for', async () => {
    const acme = await startTenant();
    const tim = await acme.member();
    await expect(previewMarkdown(acme.context(), { body: 'salt' })).rejects.toMatchObject({
      code: 'actor.unauthenticated',
    });
    await expect(previewMarkdown(acme.context(tim), { body: '> '.repeat(40) })).rejects.toMatchObject({
      code: 'content.too_complex',
    });
  });
});
