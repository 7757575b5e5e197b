import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';

interface HostNamesProps {
  readonly apex: string;
  readonly zone: { readonly id: string; readonly name: string };
  readonly distribution: IDistribution;
}

/** The product's host and, by one wildcard, every tenant's: a new tenant needs no record of its own. */
export class HostNames extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { apex, zone: { id: hostedZoneId, name: zoneName }, distribution }: HostNamesProps,
  ) {
    super(scope, id);
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName });
    const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
    for (const [name, recordName] of [
      ['Apex', `${apex}.`],
      ['Tenants', `*.${apex}.`],
    ] as const) {
      new ARecord(this, `${name}V4`, { zone, recordName, target });
      new AaaaRecord(this, `${name}V6`, { zone, recordName, target });
    }
  }
}
