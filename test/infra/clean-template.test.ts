import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeApp, type Made, type StageName } from './synthesized.ts';

/** The environment was moved after it was made, so its own script does not start. */
const CFN_LINT = 'import sys; from cfnlint.runner import main; sys.exit(main())';

function made(stage: StageName): Made {
  const one = makeApp(stage);
  onTestFinished(one.remove);
  return one;
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
  const findings = JSON.parse(stdout) as {
    Rule: { Id: string };
    Message: string;
    Location: { Path: unknown[] };
  }[];
  return findings.map(({ Rule, Message, Location }) => `${Rule.Id} ${Location.Path.join('/')}: ${Message}`);
}

describe('the template', () => {
  it('of production has no finding of cdk-nag without a written reason', () => {
    const { app } = made('production');
    expect(() => app.synth()).not.toThrow();
  });

  it('of production with an open bucket in it is refused', () => {
    const { app, stack } = made('production');
    new Bucket(stack, 'Open');
    expect(() => app.synth()).toThrow();
  });

  it.each(['production', 'local'] as const)('of %s has no finding of cfn-lint', (stage) => {
    const { stack } = made(stage);
    expect(lint(Template.fromStack(stack).toJSON())).toEqual([]);
  });

  it('with a mistake in it is found by cfn-lint', () => {
    const wrong = {
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 'soon' } } },
    };
    expect(lint(wrong)).not.toEqual([]);
  });
});
