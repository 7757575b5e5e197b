import type { Id } from '#shared/ids.ts';
import type { Tenant } from '#shared/model/tenant.ts';

/** A one-time timer. It is a hint: whoever wakes re-reads the state and acts only if it is due. */
export interface Wake {
  /** Same name, same timer: a second call moves it. At most 64 characters with the tenant's prefix. */
  readonly name: string;
  readonly at: string;
  readonly message: WakeMessage;
}

export type WakeMessage =
  | { readonly type: 'clock'; readonly questionId: Id<'question'> }
  | { readonly type: 'delivery'; readonly deliveryId: Id<'delivery'> };

export interface Schedules {
  set(wake: Wake): Promise<void>;
  cancel(name: string): Promise<void>;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Repeats with one key within the provider's window are one mail. */
  readonly idempotencyKey: string;
}

/** The people directory behind sign-in (Cognito). One account per address, shared by all tenants. */
export interface Identity {
  /** Makes the account with this password, or leaves an existing one untouched. Answers its subject. */
  ensureAccount(email: string, password: string): Promise<{ subject: string; existed: boolean }>;
  setPassword(email: string, password: string): Promise<void>;
  /**
   * Checks an ID token (issuer, audience, use, signature, time). Throws `actor.token_invalid`. The
   * address is there only when it was proved: anybody may write another's into their own account.
   */
  verifyIdToken(token: string): Promise<{ subject: string; email: string | undefined }>;
}

export interface UploadTicket {
  readonly url: string;
  readonly fields: Record<string, string>;
  readonly expiresAt: string;
}

/** The tenant's files. Keys are below the tenant's prefix; the port adds it. */
export interface Files {
  presignUpload(key: string, limits: { type: string; maxBytes: number }): Promise<UploadTicket>;
  presignDownload(key: string, options: { fileName: string; type: string; inline: boolean }): Promise<string>;
  read(
    key: string,
    bytes: { from: number; to: number },
  ): Promise<{ bytes: Uint8Array; size: number } | undefined>;
  write(key: string, bytes: Uint8Array, type: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** One signed HTTP call to a tenant's system. Never follows redirects, never reaches a private address. */
export interface WebhookCall {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}
export type WebhookAnswer =
  | { readonly ok: true; readonly status: number; readonly body: string }
  | {
      readonly ok: false;
      readonly status?: number;
      readonly reason: string;
      readonly body?: string;
      readonly retryAfterSeconds?: number;
    };

/** What pages show of a tenant. */
export type TenantDescription = Partial<Pick<Tenant, 'name' | 'seed' | 'locale' | 'timeZone'>>;

/** What operations reach outside the table. Each is real in every environment; tests replace single ones. */
export interface Ports {
  readonly schedules: Schedules;
  readonly identity: Identity;
  readonly files: Files;
  readonly sendMail: (mail: Mail) => Promise<void>;
  readonly callWebhook: (call: WebhookCall) => Promise<WebhookAnswer>;
  /** Changes what the directory says of this tenant. Requests see it within ten seconds. */
  readonly describeTenant: (change: TenantDescription) => Promise<void>;
}
