import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mail } from '#functions/core/ports.ts';

/** Sends one mail by SES. The key is carried as a header, so that a doubled mail can be recognised downstream. */
export function mailer(client: SESv2Client, from: string): (mail: Mail) => Promise<void> {
  return async ({ to, subject, text, html, idempotencyKey }) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: { Text: { Data: text, Charset: 'UTF-8' }, Html: { Data: html, Charset: 'UTF-8' } },
            Headers: [{ Name: 'X-Kehila-Mail', Value: idempotencyKey }],
          },
        },
      }),
    );
  };
}
