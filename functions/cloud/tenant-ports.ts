import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type { Id } from '#shared/ids.ts';
import type { Identity, Ports } from '#functions/core/ports.ts';
import { lazyPort } from './lazy-port.ts';
import type { Settings } from './settings.ts';

type SharedPorts = Pick<Ports, 'identity' | 'sendMail' | 'callWebhook'>;
type OwnPorts = Pick<Ports, 'schedules' | 'files'>;

/** Ports that are the same for all tenants: people's accounts, mail, calls to other systems. */
export function sharedPorts(settings: Settings): SharedPorts {
  const region = settings.AWS_REGION;
  const identity = lazyPort<Identity>(async () => {
    const [{ CognitoIdentityProviderClient }, made] = await Promise.all([
      import('@aws-sdk/client-cognito-identity-provider'),
      import('./identity.ts'),
    ]);
    return made.identity(new CognitoIdentityProviderClient({ region }), settings);
  });
  const outgoing = lazyPort<Pick<Ports, 'sendMail' | 'callWebhook'>>(async () => {
    const [{ SESv2Client }, { mailer }, { callWebhook }] = await Promise.all([
      import('@aws-sdk/client-sesv2'),
      import('./mail.ts'),
      import('./call-webhook.ts'),
    ]);
    return {
      sendMail: mailer(new SESv2Client({ region }), settings.KEHILA_MAIL_FROM),
      callWebhook: callWebhook({ allowPrivate: settings.KEHILA_STAGE === 'local' }),
    };
  });
  return {
    identity,
    sendMail: (mail) => outgoing.sendMail(mail),
    callWebhook: (call) => outgoing.callWebhook(call),
  };
}

/** Ports reached with one tenant's credentials: its timers and its files. */
export function ownPorts(
  settings: Settings,
  tenantId: Id<'tenant'>,
  credentials: () => Promise<AwsCredentialIdentity>,
): OwnPorts {
  const region = settings.AWS_REGION;
  const isLocal = settings.KEHILA_STAGE === 'local';
  return {
    schedules: lazyPort(async () => {
      const [{ SchedulerClient }, { schedules }] = await Promise.all([
        import('@aws-sdk/client-scheduler'),
        import('./schedules.ts'),
      ]);
      return schedules(new SchedulerClient({ region, credentials }), settings, tenantId);
    }),
    files: lazyPort(async () => {
      const [{ S3Client }, { files }] = await Promise.all([
        import('@aws-sdk/client-s3'),
        import('./files.ts'),
      ]);
      const client = new S3Client({ region, credentials, forcePathStyle: isLocal });
      const endpoint = settings.KEHILA_FILES_ORIGIN;
      const browserClient = isLocal
        ? new S3Client({ region, credentials, forcePathStyle: true, endpoint })
        : client;
      return files({ client, browserClient }, settings.KEHILA_FILES_BUCKET, tenantId);
    }),
  };
}
