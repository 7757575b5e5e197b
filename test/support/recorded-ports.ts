import { createHash } from 'node:crypto';
import { unauthenticated } from '#shared/errors.ts';
import type {
  Files,
  Identity,
  Mail,
  Ports,
  TenantDescription,
  Wake,
  WebhookAnswer,
  WebhookCall,
} from '#functions/core/ports.ts';

/** What operations did outside the table, in order, and what tests may decide about it. */
export interface RecordedPorts {
  readonly ports: Ports;
  readonly mails: Mail[];
  /** Timers that are set now, by name. */
  readonly wakes: Map<string, Wake>;
  readonly webhookCalls: WebhookCall[];
  /** How the tenant's system answers; replace it to let it fail. */
  answerWebhook: (call: WebhookCall) => Promise<WebhookAnswer>;
  readonly stored: Map<string, { bytes: Uint8Array; type: string }>;
  /** Accounts by address. */
  readonly accounts: Map<string, { subject: string; password: string }>;
  /** What the directory was told of the tenant. */
  readonly descriptions: TenantDescription[];
}

/** The ID token that the recorded identity takes for an account of this address. */
export const idTokenOf = (email: string): string => `id-token:${email}`;

const subjectOf = (email: string): string => createHash('sha256').update(email).digest('hex').slice(0, 32);

function recordedIdentity(accounts: RecordedPorts['accounts']): Identity {
  return {
    async ensureAccount(email, password) {
      const known = accounts.get(email);
      if (known !== undefined) return { subject: known.subject, existed: true };
      const subject = subjectOf(email);
      accounts.set(email, { subject, password });
      return { subject, existed: false };
    },
    async setPassword(email, password) {
      accounts.set(email, { subject: subjectOf(email), password });
    },
    async verifyIdToken(token) {
      const email = token.startsWith('id-token:') ? token.slice(9) : undefined;
      const account = email === undefined ? undefined : accounts.get(email);
      if (email === undefined || account === undefined) throw unauthenticated('actor.token_invalid');
      return { subject: account.subject, email };
    },
  };
}

function recordedFiles(stored: RecordedPorts['stored']): Files {
  return {
    presignUpload: async (key, { type }) => ({
      url: 'http://files.test/',
      fields: { key, 'Content-Type': type },
      expiresAt: '2100-01-01T00:00:00.000Z',
    }),
    presignDownload: async (key, { fileName }) =>
      `http://files.test/${key}?name=${encodeURIComponent(fileName)}`,
    async read(key, { from, to }) {
      const file = stored.get(key);
      return file && { bytes: file.bytes.subarray(from, to + 1), size: file.bytes.length };
    },
    async write(key, bytes, type) {
      stored.set(key, { bytes, type });
    },
    async remove(key) {
      stored.delete(key);
    },
  };
}

/** Ports that keep what they were told, for tests of operations on a real table. */
export function recordedPorts(): RecordedPorts {
  const recorded: Omit<RecordedPorts, 'ports'> = {
    mails: [],
    wakes: new Map(),
    webhookCalls: [],
    answerWebhook: async () => ({ ok: true, status: 200, body: '' }),
    stored: new Map(),
    accounts: new Map(),
    descriptions: [],
  };
  const ports: Ports = {
    schedules: {
      async set(wake) {
        recorded.wakes.set(wake.name, wake);
      },
      async cancel(name) {
        recorded.wakes.delete(name);
      },
    },
    identity: recordedIdentity(recorded.accounts),
    files: recordedFiles(recorded.stored),
    async sendMail(mail) {
      recorded.mails.push(mail);
    },
    async callWebhook(call) {
      recorded.webhookCalls.push(call);
      return whole.answerWebhook(call);
    },
    async describeTenant(change) {
      recorded.descriptions.push(change);
    },
  };
  const whole: RecordedPorts = { ...recorded, ports };
  return whole;
}
