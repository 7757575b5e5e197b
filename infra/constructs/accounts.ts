import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  Mfa,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';

/**
 * The people of all tenants, one account per address. Nobody signs up here directly: an address is
 * proved by a code of ours first (ADR 0001). Browsers sign in by SRP, so a password never leaves them.
 */
export class Accounts extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // Not `required`: Cognito lets every client write what is. We give each account its address ourselves.
      standardAttributes: { email: { required: false, mutable: true } },
      // Should anything ever change an address, the old one holds until the new one is proved.
      keepOriginal: { email: true },
      // Length is what counts (NIST SP 800-63B); rules of composition only make people add "1!".
      passwordPolicy: {
        minLength: 10,
        requireDigits: false,
        requireLowercase: false,
        requireSymbols: false,
        requireUppercase: false,
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.NONE,
      removalPolicy: stage.name === 'local' ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      deletionProtection: stage.name === 'production',
    });
    this.client = this.pool.addClient('Web', {
      authFlows: { userSrp: true },
      generateSecret: false,
      preventUserExistenceErrors: true,
      // A person's own token may write nothing that we read, the address above all: it says which member they are.
      // One attribute is named because an empty list means all of them.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      // The ID token is used once, to begin a session of ours.
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
    });
    acknowledge(this.pool, {
      'AwsSolutions-COG1':
        'Length is what counts (NIST SP 800-63B, 3.1.1.2): at least ten characters, no rules of composition.',
      'AwsSolutions-COG2':
        'A second factor is offered to everyone; communities with customers cannot demand it of all of them.',
      'AwsSolutions-COG8':
        'The Plus plan is for threat protection, 0.02 dollars a month per person; sign-in is limited per address in the application.',
    });
  }
}
