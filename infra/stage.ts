import type { Node } from 'constructs';

/** What differs between a laptop and an account. Everything else is the same template. */
export interface Stage {
  readonly name: 'local' | 'production';
  /** The product's own host; tenants live one name below it. */
  readonly apex: string;
  readonly mailFrom: string;
  /** ARN of a certificate in us-east-1 for the apex and `*.apex`; production only. */
  readonly certificateArn?: string | undefined;
  /** Route 53 zone that the apex belongs to; without one the names are made by hand. */
  readonly zone?: { readonly id: string; readonly name: string } | undefined;
  /** Who is written to when an alarm goes off; nobody unless said. */
  readonly alarmMail?: string | undefined;
  /** Port of the front server, local only. */
  readonly publicPort: string;
  /** How long a message stays hidden while its function works, as a multiple of the function's timeout (AWS advises six). */
  readonly visibilityFactor: number;
}

function optional(node: Node, key: string): string | undefined {
  return node.tryGetContext(key) as string | undefined;
}

function required(node: Node, key: string): string {
  const value = optional(node, key);
  if (value === undefined) throw new Error(`Say -c ${key}=… (see docs/deploy.md)`);
  return value;
}

function production(node: Node): Stage {
  const apex = required(node, 'domain');
  const zoneId = optional(node, 'zone');
  return {
    name: 'production',
    apex,
    mailFrom: required(node, 'mailFrom'),
    certificateArn: required(node, 'certificate'),
    zone: zoneId === undefined ? undefined : { id: zoneId, name: optional(node, 'zoneName') ?? apex },
    alarmMail: optional(node, 'alarmMail'),
    publicPort: '443',
    visibilityFactor: 6,
  };
}

/**
 * Reads the stage from the CDK context: `-c stage=local`, or `-c stage=production -c domain=… -c certificate=…
 * -c mailFrom=…` and, if wanted, `zone`, `zoneName`, `alarmMail`. Raises when one of the needed is missing.
 */
export function stageOf(node: Node): Stage {
  if (optional(node, 'stage') === 'production') return production(node);
  const publicPort = process.env['KEHILA_PUBLIC_PORT'] ?? '3000';
  return {
    name: 'local',
    apex: 'localhost',
    mailFrom: 'community@kehila.localhost',
    publicPort,
    visibilityFactor: 1,
  };
}

/** The domain that mails come from. */
export const mailDomain = ({ mailFrom }: Pick<Stage, 'mailFrom'>): string =>
  mailFrom.split('@')[1] ?? mailFrom;

/** A file or folder of the build. Tests name a folder of placeholders with `-c dist=…`. */
export const builtPath = (node: Node, path: string): string => `${optional(node, 'dist') ?? 'dist'}/${path}`;
