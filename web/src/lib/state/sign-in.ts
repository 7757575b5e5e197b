/* eslint-disable @typescript-eslint/no-deprecated -- every export of the SRP library is marked so; it is the one Cognito documents */
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';

export interface Pool {
  readonly userPoolId: string;
  readonly clientId: string;
  /** Only for the local cloud; else the pool's own address is known. */
  readonly endpoint?: string;
}

export type Outcome =
  | { readonly kind: 'signed-in'; readonly idToken: string }
  /** The account asks for the code of an authenticator app; give it to `answer`. */
  | { readonly kind: 'code-needed'; readonly answer: (code: string) => Promise<Outcome> }
  /** The two do not belong together. Says nothing about whether the address is known. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' };

/** Nothing is kept in the browser: the token is exchanged for a cookie that no script can read. */
function forgetful(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => {
      held.clear();
    },
    key: () => null,
    length: 0,
  };
}

const isRefusal = (error: unknown): boolean =>
  [
    'NotAuthorizedException',
    'UserNotFoundException',
    'CodeMismatchException',
    'UserNotConfirmedException',
  ].includes((error as { name?: string; code?: string }).code ?? (error as Error).name);

/**
 * Proves the password by SRP, so that it never leaves the browser, and gives the ID token. Loaded only when the form
 * is sent: the library is 25 KB.
 */
export async function signIn(pool: Pool, email: string, password: string): Promise<Outcome> {
  const storage = forgetful();
  const { userPoolId: UserPoolId, clientId: ClientId, endpoint } = pool;
  const userPool = new CognitoUserPool({
    UserPoolId,
    ClientId,
    Storage: storage,
    ...(endpoint !== undefined && { endpoint }),
  });
  const user = new CognitoUser({ Username: email.trim().toLowerCase(), Pool: userPool, Storage: storage });
  return await new Promise((resolve) => {
    const failed = (error: unknown): void => {
      resolve({ kind: isRefusal(error) ? 'refused' : 'unreachable' });
    };
    const done = (session: { getIdToken(): { getJwtToken(): string } }): void => {
      resolve({ kind: 'signed-in', idToken: session.getIdToken().getJwtToken() });
    };
    const answer = (code: string): Promise<Outcome> =>
      new Promise((next) => {
        const refused = (error: unknown): void => {
          next({ kind: isRefusal(error) ? 'refused' : 'unreachable' });
        };
        const passed = (session: { getIdToken(): { getJwtToken(): string } }): void => {
          next({ kind: 'signed-in', idToken: session.getIdToken().getJwtToken() });
        };
        user.sendMFACode(code, { onSuccess: passed, onFailure: refused }, 'SOFTWARE_TOKEN_MFA');
      });
    user.authenticateUser(new AuthenticationDetails({ Username: email, Password: password }), {
      onSuccess: done,
      onFailure: failed,
      totpRequired: () => {
        resolve({ kind: 'code-needed', answer });
      },
    });
  });
}
