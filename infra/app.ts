import { App } from 'aws-cdk-lib';
import { kehilaStack } from './kehila-app.ts';

kehilaStack(new App());
