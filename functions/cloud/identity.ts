import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError, JwkValidationError, JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { SimpleFetcher } from 'aws-jwt-verify/https';
import { invalid, unauthenticated, unavailable } from '#shared/errors.ts';
import type { Identity } from '#functions/core/ports.ts';
import type { Settings } from './settings.ts';
import { localJwksFetcher } from './local-jwks.ts';

type Names = Pick<Settings, 'KEHILA_USER_POOL_ID' | 'KEHILA_USER_POOL_CLIENT_ID' | 'AWS_ENDPOINT_URL'>;

function createVerifier(names: Names) {
  const fetcher =
    names.AWS_ENDPOINT_URL === undefined ? new SimpleFetcher() : localJwksFetcher(names.AWS_ENDPOINT_URL);
  return CognitoJwtVerifier.create(
    { userPoolId: names.KEHILA_USER_POOL_ID, clientId: names.KEHILA_USER_POOL_CLIENT_ID, tokenUse: 'id' },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Whether a refusal is about the token, and not about the pool's keys, which could not be had. */
const isOfToken = (error: unknown): boolean =>
  error instanceof JwtBaseError &&
  ![FetchError, JwksValidationError, JwkValidationError].some((kind) => error instanceof kind);

async function subjectOf(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  email: string,
): Promise<string> {
  const { UserAttributes = [] } = await client.send(new AdminGetUserCommand({ UserPoolId, Username: email }));
  const subject = UserAttributes.find(({ Name }) => Name === 'sub')?.Value;
  if (subject === undefined) throw new Error('Cognito answered an account without a subject');
  return subject;
}

/** Accounts in the user pool. Callers have proved the address with a code of ours before (ADR 0001). */
export function identity(client: CognitoIdentityProviderClient, names: Names): Identity {
  const UserPoolId = names.KEHILA_USER_POOL_ID;
  const verifier = createVerifier(names);
  const setPassword = async (email: string, password: string): Promise<void> => {
    try {
      await client.send(
        new AdminSetUserPasswordCommand({ UserPoolId, Username: email, Password: password, Permanent: true }),
      );
    } catch (error) {
      if (isNamed(error, 'InvalidPasswordException'))
        throw invalid('password.too_weak', [{ field: 'password', code: 'password.too_weak' }]);
      throw error;
    }
  };
  return {
    setPassword,
    async ensureAccount(email, password) {
      const attributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ];
      try {
        await client.send(
          new AdminCreateUserCommand({
            UserPoolId,
            Username: email,
            MessageAction: 'SUPPRESS',
            UserAttributes: attributes,
          }),
        );
      } catch (error) {
        if (!isNamed(error, 'UsernameExistsException')) throw error;
        return { subject: await subjectOf(client, UserPoolId, email), existed: true };
      }
      await setPassword(email, password);
      return { subject: await subjectOf(client, UserPoolId, email), existed: false };
    },
    async verifyIdToken(token) {
      try {
        const { sub, email, email_verified: isProved } = await verifier.verify(token);
        // A boolean on AWS, a word in older tokens and in the local cloud: the word `false` must not count.
        const proved = String(isProved) === 'true';
        return { subject: sub, email: proved && typeof email === 'string' ? email.toLowerCase() : undefined };
      } catch (error) {
        if (!isOfToken(error)) throw unavailable('identity.unavailable', error);
        // The reason (expired, foreign, forged) is of no use to an honest caller and of some to another.
        throw unauthenticated('actor.token_invalid');
      }
    },
  };
}
