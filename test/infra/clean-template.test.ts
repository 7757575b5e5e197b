import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { synthesise, templateOf } from './synthesised.ts';

/** The environment was moved after it was made, so its own script does not start. */
const CFN_LINT = 'import sys; from cfnlint.runner import main; sys.exit(main())';

/** Findings that are right here, by rule and the beginning of their place, each with its reason. */
const ACCEPTED: readonly { rule: string; at: string; reason: string }[] = [
  { rule: 'W3005', at: 'Resources/', reason: 'CDK repeats as DependsOn what a reference orders already.' },
  {
    rule: 'W3045',
    at: 'Resources/AccessLogs',
    reason: 'CloudFront writes its log with an access control list.',
  },
];

interface Finding {
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Location: { readonly Path: readonly unknown[] };
}

/** Findings of cfn-lint on a template, one a line: `E3012 Resources/…`. */
function lint(template: unknown): string[] {
  const python = process.env['KEHILA_CFN_LINT_PYTHON'];
  if (python === undefined) throw new Error('The infra suite needs cfn-lint: run it with npm test -- infra');
  const folder = mkdtempSync(join(tmpdir(), 'kehila-lint-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'template.json');
  writeFileSync(file, JSON.stringify(template));
  const args = ['-c', CFN_LINT, '--format', 'json', '--regions', 'us-east-1', '--template', file];
  const { stdout, stderr } = spawnSync(python, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (stdout === '') throw new Error(`cfn-lint said nothing: ${stderr}`);
  return (JSON.parse(stdout) as Finding[])
    .map(({ Rule, Message, Location }) => ({ rule: Rule.Id, place: Location.Path.join('/'), Message }))
    .filter(({ rule, place }) => !ACCEPTED.some((one) => one.rule === rule && place.startsWith(one.at)))
    .map(({ rule, place, Message }) => `${rule} ${place}: ${Message}`);
}

describe('the template', () => {
  it('of production has no finding of cdk-nag without a written reason', () => {
    const { app } = synthesise('production');
    expect(() => app.synth()).not.toThrow();
  });

  it('of production with an open bucket in it is refused', () => {
    const { app, stack } = synthesise('production');
    new Bucket(stack, 'Open');
    expect(() => app.synth()).toThrow();
  });

  it.each(['production', 'local'] as const)('of %s has no finding of cfn-lint without a reason', (stage) => {
    expect(lint(templateOf(stage))).toEqual([]);
  });

  it('with a mistake in it is found by cfn-lint', () => {
    const wrong = {
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 'soon' } } },
    };
    expect(lint(wrong)).not.toEqual([]);
  });
});
