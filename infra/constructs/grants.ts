import { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** One thing that a role may do, and why its star, if it has one, can be no narrower. */
export interface Grant {
  readonly statement: PolicyStatement;
  readonly reason?: string;
}

/** Actions on named resources. */
export function allow(actions: readonly string[], resources: readonly string[]): Grant {
  return {
    statement: new PolicyStatement({
      effect: Effect.ALLOW,
      actions: [...actions],
      resources: [...resources],
    }),
  };
}

/** Actions on resources of which at least one has a star in it. Say why: without it the production synthesis fails. */
export function allowAny(actions: readonly string[], resources: readonly string[], reason: string): Grant {
  return { ...allow(actions, resources), reason };
}

/** Writes the reasons of the grants' stars where cdk-nag looks for them. */
export function giveReasons(role: IConstruct, grants: readonly Grant[]): void {
  const reasons = new Map<string, string[]>();
  for (const { statement, reason } of grants) {
    if (reason === undefined) continue;
    for (const resource of statement.resources) {
      const finding = starFinding(role, resource);
      if (finding.includes('*')) reasons.set(finding, [...(reasons.get(finding) ?? []), reason]);
    }
  }
  acknowledge(role, Object.fromEntries([...reasons].map(([finding, given]) => [finding, given.join(' ')])));
}

/** How cdk-nag names a star in a resource: references of the template stand in angle brackets. */
export function starFinding(scope: IConstruct, resource: string): string {
  return `AwsSolutions-IAM5[Resource::${flat(Stack.of(scope).resolve(resource))}]`;
}

function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  const {
    Ref,
    'Fn::GetAtt': att,
    'Fn::Join': join,
  } = value as { Ref?: string; 'Fn::GetAtt'?: string[]; 'Fn::Join'?: [string, unknown[]] };
  if (Ref !== undefined) return `<${Ref}>`;
  if (att !== undefined) return `<${att.join('.')}>`;
  if (join !== undefined) return join[1].map(flat).join(join[0]);
  throw new Error(`No name for ${JSON.stringify(value)}`);
}
