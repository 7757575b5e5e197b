import { SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';

/** Keys made by Secrets Manager, of which the template holds only the address; on a laptop made at the first start. */
export class Keys extends Construct {
  /** Signs the cursors of lists. */
  readonly cursor: string;
  /** Known to the edge and the functions behind it. */
  readonly edge: string;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.cursor = this.key('Cursor', 'KEHILA_CURSOR_KEY', stage);
    this.edge = this.key('Edge', 'KEHILA_EDGE_KEY', stage);
  }

  private key(id: string, variable: string, stage: Stage): string {
    if (stage.name === 'local') {
      const value = process.env[variable];
      if (value === undefined) throw new Error(`${variable} is not set; npm start makes it`);
      return value;
    }
    const secret = new Secret(this, id, {
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'The distribution and the functions read it at a deployment; changed between two, they would refuse each other.',
    });
    // Written as a dynamic reference, which CloudFormation resolves; the template never holds the value.
    return SecretValue.secretsManager(secret.secretArn).unsafeUnwrap();
  }
}
