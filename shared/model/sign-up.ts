import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { slugSchema } from './tenant.ts';

/**
 * Labels below the product's own host that belong to it, to the services beside it, or to nobody
 * (RFC 2142 and RFC 6761 names among them), so that no tenant can pass for the product.
 */
export const reservedSlugs: readonly string[] = `
  about abuse account accounts admin administrator api app apps assets auth autoconfig autodiscover
  beta billing blog broadcasthost cdn cloud community communities console contact control dashboard
  dev developer developers dns docs download downloads email example feedback file files ftp help home
  hostmaster image images imap info invalid isatap join kehila legal live local localhost login mail
  mailer-daemon mail-from media mta-sts mx news nobody noc noreply no-reply ns1 ns2 official operator
  operations ops owner pop pop3 postmaster preview privacy prod production register root search secure
  security server shop sign-in sign-up signin signup site sites smtp sso ssl staging static status
  store support system team tenant tenants terms test tls trust usenet users uucp verify web webmaster
  webmail wpad www www1 www2
`
  .trim()
  .split(/\s+/);

/** What happens between the code and a community that can be visited, in this order. */
export const signUpSteps = ['account', 'address', 'table', 'stream', 'rooms', 'open'] as const;
export const signUpStepSchema = z.enum(signUpSteps);
export type SignUpStep = z.infer<typeof signUpStepSchema>;

/** `unverified` waits for the code, `working` is being made or was interrupted, `ready` can be visited. */
export const signUpStatusSchema = z.enum(['unverified', 'working', 'ready']);

export const signUpSchema = z.object({
  id: idSchema('signUp'),
  slug: slugSchema,
  status: signUpStatusSchema,
  steps: z.array(z.object({ step: signUpStepSchema, done: z.boolean() })),
  /** Where the community is, once it can be visited. */
  origin: z.string().optional(),
});
export type SignUp = z.infer<typeof signUpSchema>;
