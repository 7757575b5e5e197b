import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { reactions } from '#events/consumers/index.ts';
import { kehilaStack } from '#infra/kehila-app.ts';
import type { KehilaStack } from '#infra/stacks/kehila-stack.ts';

export type StageName = 'local' | 'production';

const ENTRIES = [
  'api',
  'control',
  'relay',
  'sweep',
  'wake',
  'web',
  ...Object.keys(reactions).map((name) => `consumer-${name}`),
];
const CLIENT = ['_app/immutable/entry.js', 'mark.svg', 'robots.txt'];

/** What an operator says at a deployment; nothing of it is real. */
const production = {
  domain: 'kehila.example',
  mailFrom: 'kehila@kehila.example',
  certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000',
  zone: 'Z0123456789ABCDEFGHIJ',
  alarmMail: 'operator@kehila.example',
};

/** A folder as the build makes it, with an empty file for each that the stack takes from there. */
function placeholders(): string {
  const dist = mkdtempSync(join(tmpdir(), 'kehila-dist-'));
  const files = [
    ...ENTRIES.map((entry) => `functions/${entry}/index.mjs`),
    ...CLIENT.map((file) => `web/client/${file}`),
  ];
  for (const file of files) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), '');
  }
  return dist;
}

export interface Made {
  readonly app: App;
  readonly stack: KehilaStack;
  /** Removes what the synthesis wrote. */
  remove(): void;
}

/** The app of a stage, not yet synthesized, so that a test may add something wrong to it. */
export function makeApp(stage: StageName): Made {
  // A laptop's keys are made by npm start; here any will do.
  process.env['KEHILA_EDGE_KEY'] ??= 'edge-key-of-the-infra-suite';
  process.env['KEHILA_CURSOR_KEY'] ??= 'cursor-key-of-the-infra-suite';
  const dist = placeholders();
  const outdir = join(dist, 'cdk.out');
  const app = new App({ outdir, context: { stage, dist, ...(stage === 'production' && production) } });
  const remove = (): void => {
    rmSync(dist, { recursive: true, force: true });
  };
  return { app, stack: kehilaStack(app), remove };
}

export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** Every resource of a stage's template. */
export function resourcesOf(stage: StageName): Resource[] {
  const { stack, remove } = makeApp(stage);
  const { Resources } = Template.fromStack(stack).toJSON() as {
    Resources: Record<string, Omit<Resource, 'id'>>;
  };
  remove();
  return Object.entries(Resources).map(([id, { Type, Properties = {} }]) => ({ id, Type, Properties }));
}

export const ofType = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter(({ Type }) => Type === type);

/** The logical id behind a reference or an attribute. */
export function idIn(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref ?? attribute?.[0] ?? '';
}

/** Every logical id that a part of the template names, however deep. */
export function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = idIn(value);
  return [...(own === '' ? [] : [own]), ...Object.values(value).flatMap(idsIn)];
}
