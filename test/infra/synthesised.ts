import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reactions } from '#events/consumers/index.ts';
import { kehilaStack } from '#infra/kehila-app.ts';
import type { KehilaStack } from '#infra/stacks/kehila-stack.ts';
import type { Stage } from '#infra/stage.ts';

/** What a template says of one resource. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}
export interface TemplateJson {
  readonly Resources: Record<string, Resource>;
  readonly Outputs: Record<string, { Value: unknown }>;
}

/** What an operator says at a deployment. */
export const PRODUCTION = {
  stage: 'production',
  domain: 'example.org',
  certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/0aa7e3f4-7a1c-4c39-8b5f-2a3d9f0e1b11',
  mailFrom: 'kehila@example.org',
  zone: 'Z0123456789ABCDEFGHIJ',
  alarmMail: 'operations@example.org',
};

const ENTRIES = [
  'api',
  'control',
  'relay',
  'sweep',
  'wake',
  'web',
  ...Object.keys(reactions).map((name) => `consumer-${name}`),
];

/** A build with nothing in it: the template is the same whatever the functions do. */
export function emptyBuild(): string {
  const dist = mkdtempSync(join(tmpdir(), 'kehila-infra-'));
  const write = (path: string, text: string): void => {
    mkdirSync(join(dist, path, '..'), { recursive: true });
    writeFileSync(join(dist, path), text);
  };
  for (const entry of ENTRIES)
    write(`functions/${entry}/index.mjs`, 'export const handler = () => undefined;\n');
  write('web/client/_app/immutable/start.js', '');
  write('web/client/mark.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return dist;
}

/** The app as `cdk synth` makes it, in this process. */
export function synthesise(
  name: Stage['name'],
  context: Record<string, string> = {},
): { app: App; stack: KehilaStack } {
  process.env['KEHILA_EDGE_KEY'] ??= 'e'.repeat(43);
  process.env['KEHILA_CURSOR_KEY'] ??= 'c'.repeat(43);
  const { context: flags } = JSON.parse(readFileSync('cdk.json', 'utf8')) as {
    context: Record<string, unknown>;
  };
  const said = name === 'production' ? PRODUCTION : { stage: 'local' };
  const outdir = mkdtempSync(join(tmpdir(), 'kehila-synth-'));
  const app = new App({ outdir, context: { ...flags, ...said, dist: emptyBuild(), ...context } });
  return { app, stack: kehilaStack(app) };
}

/** The template of the stack. */
export const templateOf = (name: Stage['name']): TemplateJson =>
  Template.fromStack(synthesise(name).stack).toJSON() as TemplateJson;

/** All resources of a type with their logical ids. CDK's own helper functions are left out: nothing of ours runs in them. */
export function resourcesOf(
  template: TemplateJson,
  type: string,
): (readonly [string, Record<string, unknown>])[] {
  return Object.entries(template.Resources)
    .filter(([id, { Type }]) => Type === type && !id.startsWith('Custom'))
    .map(([id, { Properties }]) => [id, Properties] as const);
}

/** The logical id that a reference (`Ref`, `Fn::GetAtt`) names. */
export function idIn(value: unknown): string | undefined {
  const { Ref, 'Fn::GetAtt': att } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref ?? att?.[0];
}
