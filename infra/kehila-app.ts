import { CliCredentialsStackSynthesizer, Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { KehilaStack } from './stacks/kehila-stack.ts';
import { stageOf } from './stage.ts';

/**
 * The one stack of the product, for the stage that the app's context names. A production synthesis fails on any
 * finding of cdk-nag that is not acknowledged with a reason. The local cloud has no bootstrap roles.
 */
export function kehilaStack(app: App): KehilaStack {
  const stage = stageOf(app.node);
  const isProduction = stage.name === 'production';
  if (isProduction) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return new KehilaStack(app, 'Kehila', {
    stage,
    ...(!isProduction && { synthesizer: new CliCredentialsStackSynthesizer() }),
    terminationProtection: isProduction,
    description: 'Kehila: communities that ask, answer and escalate',
  });
}
