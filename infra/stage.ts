import type { Node } from 'constructs';

/** What differs between a laptop and an account. Everything else is the same template. */
export interface Stage {
  readonly name: 'local' | 'production';
  /** The product's own host; tenants live one name below it. */
  readonly apex: string;
  readonly mailFrom: string;
  /** ARN of a certificate in us-east-1 for the apex and `*.apex`; production only. */
  readonly certificateArn?: string | undefined;
  /** Port of the front server, local only. */
  readonly publicPort: string;
  /** How long a message stays hidden while its function works, as a multiple of the function's timeout (AWS advises six). */
  readonly visibilityFactor: number;
}

function required(node: Node, key: string): string {
  const value = node.tryGetContext(key) as string | undefined;
  if (value === undefined) throw new Error(`Say -c ${key}=… (see docs/deploy.md)`);
  return value;
}

/** Reads the stage from the CDK context: `-c stage=local`, or `-c stage=production -c domain=… -c certificate=… -c mailFrom=…`. */
export function stageOf(node: Node): Stage {
  if (node.tryGetContext('stage') === 'production') {
    return {
      name: 'production',
      apex: required(node, 'domain'),
      mailFrom: required(node, 'mailFrom'),
      certificateArn: required(node, 'certificate'),
      publicPort: '443',
      visibilityFactor: 6,
    };
  }
  const publicPort = process.env['KEHILA_PUBLIC_PORT'] ?? '3000';
  return { name: 'local', apex: 'localhost', mailFrom: 'kehila@localhost', publicPort, visibilityFactor: 1 };
}
