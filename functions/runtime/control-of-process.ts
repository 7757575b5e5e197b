import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { documentClient, tableMakerIn } from '#functions/cloud/clients.ts';
import { identity } from '#functions/cloud/identity.ts';
import { mailer } from '#functions/cloud/mail.ts';
import { provisioner } from '#functions/cloud/provisioner.ts';
import type { Settings } from '#functions/cloud/settings.ts';
import { tenantTableName } from '#functions/cloud/tenant-credentials.ts';
import type { Control } from '#functions/core/sign-ups/control-context.ts';
import type { Edge } from '#functions/middleware/edge.ts';
import { signUps } from '#functions/table/sign-ups.ts';
import { edgeOfProcess } from './edge-of-process.ts';

/** What makes tenants, with the rights of this process. Throws when the stack did not name the relay and its park queue. */
export function controlOf(settings: Settings): Control {
  const { AWS_REGION: region, KEHILA_RELAY_ARN: relayArn, KEHILA_PARK_QUEUE_ARN: parkQueueArn } = settings;
  if (relayArn === undefined || parkQueueArn === undefined)
    throw new Error('KEHILA_RELAY_ARN and KEHILA_PARK_QUEUE_ARN are not set');
  return {
    signUps: signUps(documentClient(region), settings.KEHILA_DIRECTORY_TABLE),
    identity: identity(new CognitoIdentityProviderClient({ region }), settings),
    tableNameOf: (tenantId) => tenantTableName(settings, tenantId),
    sendMail: mailer(new SESv2Client({ region }), settings.KEHILA_MAIL_FROM),
    provisioner: provisioner({
      tables: tableMakerIn(region),
      lambda: new LambdaClient({ region }),
      names: settings,
      relayArn,
      parkQueueArn,
    }),
  };
}

/** The edge of a process that makes tenants. */
export function controlEdge(environment: Record<string, string | undefined>): Edge {
  const edge = edgeOfProcess('control', environment);
  return { ...edge, control: controlOf(edge.settings) };
}
