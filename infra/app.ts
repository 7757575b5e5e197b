import { App, CliCredentialsStackSynthesizer } from 'aws-cdk-lib';
import { KehilaStack } from './stacks/kehila-stack.ts';
import { stageOf } from './stage.ts';

const app = new App();
const stage = stageOf(app.node);
new KehilaStack(app, 'Kehila', {
  stage,
  synthesizer: new CliCredentialsStackSynthesizer(),
  description: 'Kehila: communities that ask, answer and escalate',
});
