import { SayError } from '../local/say-error.ts';

/** What a deployment is told, by the names of the CDK context (infra/stage.ts). */
export interface DeploySettings {
  readonly context: Readonly<Record<string, string>>;
  readonly isDryRun: boolean;
  /** Deploys without asking about changed rights. */
  readonly isYes: boolean;
}

const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;
const MAIL = /^[^@\s]+@([a-z0-9-]+\.)+[a-z]{2,}$/i;

/** Each value's form, and what to say when it has another. */
const FORMS: Readonly<Record<string, { readonly form: RegExp; readonly say: string }>> = {
  domain: { form: HOST, say: 'the host of the product, in small letters: kehila.example' },
  certificate: {
    form: /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/,
    say: 'the ARN of a certificate in us-east-1, where CloudFront looks for it',
  },
  mailFrom: { form: MAIL, say: 'an address of a domain that is yours: hello@kehila.example' },
  zone: { form: /^Z[A-Z0-9]{5,31}$/, say: 'the id of a Route 53 zone: Z0123456789ABCDEFGHIJ' },
  zoneName: { form: HOST, say: 'the name of the zone: kehila.example' },
  alarmMail: { form: MAIL, say: 'an address: operations@kehila.example' },
};
const NEEDED = ['domain', 'certificate', 'mailFrom'] as const;

/** What a dry run is told when it is told nothing. */
export const EXAMPLE: Readonly<Record<string, string>> = {
  domain: 'kehila.example',
  certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
  mailFrom: 'hello@kehila.example',
};

/** Reads `name=value` arguments, `--dry-run` and `--yes`. Raises SayError on what is missing, unknown or malformed. */
export function readSettings(args: readonly string[]): DeploySettings {
  const isDryRun = args.includes('--dry-run');
  const given: Record<string, string> = isDryRun ? { ...EXAMPLE } : {};
  for (const arg of args) {
    if (arg === '--dry-run' || arg === '--yes') continue;
    const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(arg) ?? [];
    given[name] = checked(name, value, arg);
  }
  const missing = NEEDED.filter((name) => given[name] === undefined);
  if (missing.length > 0) throw new SayError(`Say ${missing.map(explained).join('; ')}. See docs/deploy.md.`);
  return { context: given, isDryRun, isYes: args.includes('--yes') };
}

const explained = (name: string): string => `${name}=… (${FORMS[name]?.say ?? ''})`;

function checked(name: string, value: string, arg: string): string {
  const known = FORMS[name];
  if (known === undefined) {
    throw new SayError(
      `"${arg}" is not understood. Known are ${Object.keys(FORMS).join(', ')}, --dry-run and --yes.`,
    );
  }
  if (!known.form.test(value)) throw new SayError(`"${value}" does not do: ${explained(name)}.`);
  return value;
}
