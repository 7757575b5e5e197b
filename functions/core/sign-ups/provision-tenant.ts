import { signUpSteps, type SignUpStep } from '#shared/model/sign-up.ts';
import type { DirectoryEntry } from '#functions/table/directory.ts';
import type { SignUpItem } from '#functions/table/sign-ups.ts';
import type { Context } from '../context.ts';
import { seedTenant } from '../tenants/seed-tenant.ts';
import type { ControlContext } from './control-context.ts';
import { addressTaken } from './free-addresses.ts';

/** Terracotta, the product's own; an admin chooses another in the settings. */
const FIRST_SEED = '#b04a1f';

interface Making {
  readonly ctx: ControlContext;
  readonly signUp: SignUpItem;
  readonly password: string;
}

/** Answers what later steps and the page need to know. */
type Step = (making: Making) => Promise<Partial<SignUpItem>>;

async function makeAccount({ ctx, signUp, password }: Making): Promise<Partial<SignUpItem>> {
  const { subject, existed } = await ctx.identity.ensureAccount(signUp.email, password);
  return { subject, accountExisted: existed };
}

function entryOf({ ctx, signUp }: Making): DirectoryEntry {
  return {
    id: signUp.tenantId,
    slug: signUp.slug,
    name: signUp.organisation,
    locale: signUp.locale,
    timeZone: signUp.timeZone,
    seed: FIRST_SEED,
    status: 'provisioning',
    createdAt: ctx.now(),
    tableName: ctx.tableNameOf(signUp.tenantId),
    signUpId: signUp.id,
  };
}

async function claimAddress(making: Making): Promise<Partial<SignUpItem>> {
  const { ctx, signUp } = making;
  const claim = await ctx.directory.claim(entryOf(making), ctx.now());
  if (claim.taken) throw await addressTaken(ctx, signUp.slug);
  if (claim.replaced !== undefined) {
    ctx.log.warn('an unfinished tenant was replaced', {
      requestId: ctx.requestId,
      tenantId: claim.replaced.id,
    });
    await ctx.provisioner.dropTable(claim.replaced.id);
  }
  return {};
}

/** The new tenant's own context: its table is reached with its credentials, never with the rights to make tables. */
function tenantContext({ ctx, signUp }: Making): Context {
  const { table, ports } = ctx.openTenant(signUp.tenantId);
  const { tenantId: id, slug, organisation: name, locale, timeZone } = signUp;
  return {
    tenant: { id, slug, name, locale, timeZone, seed: FIRST_SEED, origin: ctx.originOf(slug) },
    actor: { type: 'system', name: 'sign-up' },
    table,
    ports,
    now: ctx.now,
    newId: ctx.newId,
    log: ctx.log,
    requestId: ctx.requestId,
    correlationId: ctx.correlationId,
    isLocal: ctx.isLocal,
  };
}

async function makeRooms(making: Making): Promise<Partial<SignUpItem>> {
  const { ownerId, name, email, subject, kinds } = making.signUp;
  if (subject === undefined) throw new Error('The account is made before the rooms');
  await seedTenant(tenantContext(making), { ownerId, name, email, subject, kinds });
  return {};
}

const STEPS: Record<SignUpStep, Step> = {
  account: makeAccount,
  address: claimAddress,
  table: async ({ ctx, signUp }) => {
    await ctx.provisioner.makeTable(signUp.tenantId);
    return {};
  },
  stream: async ({ ctx, signUp }) => {
    await ctx.provisioner.wireStream(signUp.tenantId);
    return {};
  },
  rooms: makeRooms,
  open: async ({ ctx, signUp }) => {
    await ctx.directory.setStatus(signUp.tenantId, 'active');
    return {};
  },
};

/**
 * Takes a verified sign-up through its steps. Each is noted when it is done and may be repeated, so an
 * interrupted run is finished by the next. Raises `address.taken` and `password.too_weak`.
 */
export async function provisionTenant(
  ctx: ControlContext,
  verified: SignUpItem,
  password: string,
): Promise<SignUpItem> {
  let signUp = verified;
  const isResumed = signUp.doneSteps.length > 0 && !signUp.doneSteps.includes('open');
  // The person may not know any more what they typed the first time; the account is theirs and new.
  if (isResumed && signUp.accountExisted === false) await ctx.identity.setPassword(signUp.email, password);
  for (const step of signUpSteps) {
    if (signUp.doneSteps.includes(step)) continue;
    const learned = await STEPS[step]({ ctx, signUp, password });
    const change = { ...learned, doneSteps: [...signUp.doneSteps, step] };
    await ctx.signUps.change(signUp.id, change);
    signUp = { ...signUp, ...change };
  }
  return signUp;
}
