import { describe, expect, it } from 'vitest';
import { answerOf } from '#functions/middleware/http-handler.ts';
import { getUploadContent } from '#shared/api/uploads.ts';

describe('getUploadContent over HTTP', () => {
  it('sends the reader on to the file, and lets nobody keep the address', () => {
    const location = 'https://files.example.org/upl_1?signed';
    expect(answerOf(getUploadContent, { location })).toEqual({
      statusCode: 302,
      headers: { location, 'cache-control': 'no-store' },
    });
  });
});
