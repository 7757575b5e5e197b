import { CfnOutput, Stack } from 'aws-cdk-lib';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { mailDomain, type Stage } from '../stage.ts';

/** The domain that mails come from, signed with DKIM. Its records are made in the zone, or printed to be made by hand. */
export class MailIdentity extends Construct {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const domain = mailDomain(stage);
    const { zone } = stage;
    if (zone?.name === domain) {
      const hosted = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
        hostedZoneId: zone.id,
        zoneName: zone.name,
      });
      new EmailIdentity(this, 'Identity', { identity: Identity.publicHostedZone(hosted) });
      return;
    }
    const identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain) });
    if (stage.name === 'local') return;
    const records = identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`);
    new CfnOutput(Stack.of(this), 'MailRecords', { value: records.join(' | ') });
  }
}
