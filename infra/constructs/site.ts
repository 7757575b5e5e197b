import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AccessLogs } from './access-logs.ts';
import { Edge } from './edge.ts';
import { HostNames } from './host-names.ts';
import type { HttpEntrance } from './http-entrance.ts';
import { StaticFiles } from './static-files.ts';
import { webFunction, type FunctionParts } from './tenant-functions.ts';

interface SiteProps extends FunctionParts {
  readonly entrance: HttpEntrance;
  readonly logs: AccessLogs;
  readonly edgeKey: string;
}

/** What browsers see, in production: pages, static files, the edge before them and its names. On a laptop the front server is all of it. */
export class Site extends Construct {
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const { stage, entrance, logs, edgeKey } = props;
    const files = new StaticFiles(this, 'Files', { logs });
    const web = webFunction(this, { ...props, controlUrl: entrance.api.apiEndpoint });
    web.function.node.addDependency(...files.uploads);
    entrance.servePages(web.function);
    const { distribution } = new Edge(this, 'Edge', {
      stage,
      apiId: entrance.api.apiId,
      edgeKey,
      files,
      logs,
    });
    if (stage.zone !== undefined)
      new HostNames(this, 'Names', { apex: stage.apex, zone: stage.zone, distribution });
    new CfnOutput(Stack.of(this), 'DistributionName', { value: distribution.distributionDomainName });
  }
}
