import { Command } from 'commander';
import { signUpTenant } from '#shared/api/sign-ups.ts';
import { structureOf } from '#functions/core/communities/structure.ts';
import type { DirectoryEntry } from '#functions/table/directory.ts';
import { say, step } from '../../local/progress.ts';
import { SayError } from '../../local/say-error.ts';
import { createTenant, newPassword } from '../create-tenant.ts';
import { deleteTenant } from '../delete-tenant.ts';
import { connect, originOf, type Operator } from '../operator.ts';
import { requireInput } from '../say-problem.ts';

interface Create {
  readonly name: string;
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly kinds: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly password?: string;
}

async function create(slug: string, options: Create, command: Command): Promise<void> {
  const { name: organisation, ownerName: name, ownerEmail: email, locale, timeZone } = options;
  const kinds = options.kinds.split(',') as never[];
  const input = requireInput(signUpTenant.body, {
    slug,
    organisation,
    name,
    email,
    kinds,
    locale: locale as never,
    timeZone,
  });
  const { edge, control } = await connect(command.optsWithGlobals());
  const password = options.password ?? newPassword();
  const { accountExisted } = await step(`Making ${slug}`, () => createTenant(control(), input, password));
  say(`${organisation} is at ${originOf(edge, slug)}`);
  say(`Owner: ${input.email}, password: ${accountExisted ? 'the one of their account' : password}`);
}

const lineOf = ({ slug, status, locale, createdAt, name }: DirectoryEntry): string =>
  [slug.padEnd(30), status.padEnd(12), locale, createdAt.slice(0, 10), name].join('  ');

async function list(_: unknown, command: Command): Promise<void> {
  const { directory } = (await connect(command.optsWithGlobals())).edge;
  let next: string | undefined;
  let count = 0;
  do {
    const page = await directory.list(next);
    for (const tenant of page.tenants) say(lineOf(tenant));
    count += page.tenants.length;
    ({ next } = page);
  } while (next !== undefined);
  say(`${count} tenants`);
}

async function sayRooms(operator: Operator, tenant: DirectoryEntry): Promise<void> {
  const { table, now } = operator.contextOf(tenant);
  const { communities, spaces } = await structureOf(table, now());
  for (const { id, pathName, name } of communities) {
    say(`/${pathName}  ${name}`);
    for (const space of spaces.filter(({ communityId }) => communityId === id)) {
      say(`  /${pathName}/${space.pathName}  ${space.name} (${space.access})`);
    }
  }
}

async function show(slug: string, _: unknown, command: Command): Promise<void> {
  const operator = await connect(command.optsWithGlobals());
  const tenant = await operator.tenant(slug);
  const { id, name, status, locale, timeZone, tableName, createdAt } = tenant;
  const facts = {
    id,
    name,
    address: originOf(operator.edge, slug),
    status,
    locale,
    timeZone,
    table: tableName,
    created: createdAt,
  };
  for (const [fact, value] of Object.entries(facts)) say(`${fact.padEnd(9)} ${value}`);
  if (status === 'active' || status === 'suspended') await sayRooms(operator, tenant);
}

async function suspend(slug: string, { lift }: { lift?: boolean }, command: Command): Promise<void> {
  const operator = await connect(command.optsWithGlobals());
  const { id, status } = await operator.tenant(slug);
  const [from, to] = lift === true ? (['suspended', 'active'] as const) : (['active', 'suspended'] as const);
  if (status !== from && status !== to)
    throw new SayError(`${slug} is ${status}: that cannot be changed so.`);
  await operator.edge.directory.setStatus(id, to);
  say(`${slug} is ${to}; every process knows it within ten seconds.`);
}

async function remove(slug: string, { yes }: { yes?: string }, command: Command): Promise<void> {
  const operator = await connect(command.optsWithGlobals());
  const tenant = await operator.tenant(slug);
  if (yes !== slug)
    throw new SayError(
      `This removes ${tenant.name} with all it has, for good. If that is meant: --yes ${slug}`,
    );
  const { files, timers } = await step(`Removing ${slug}`, () => deleteTenant(operator, tenant));
  say(`${slug} is gone: its table, ${files} files and ${timers} timers.`);
}

/** `tenant create|list|show|suspend|delete`. */
export function tenantCommand(): Command {
  const command = new Command('tenant').description('tenants');
  command
    .command('create <address>')
    .description('make a tenant; the operator answers for the owner’s address, no code is sent')
    .requiredOption('--name <name>', 'the organisation')
    .requiredOption('--owner-name <name>', 'the first owner')
    .requiredOption('--owner-email <address>', 'where the owner signs in')
    .option('--kinds <list>', 'customer, partner, learning, internal; with commas', 'customer')
    .option('--locale <language>', 'en, he or nl', 'en')
    .option('--time-zone <zone>', 'such as Europe/Amsterdam', 'Etc/UTC')
    .option('--password <password>', 'of the owner’s account; made and printed when left out')
    .action(create);
  command.command('list').description('all tenants').action(list);
  command.command('show <address>').description('one tenant and its rooms').action(show);
  command
    .command('suspend <address>')
    .description('close a tenant to everybody; nothing is lost')
    .option('--lift', 'open it again')
    .action(suspend);
  command
    .command('delete <address>')
    .description('remove a tenant with all it has, for good')
    .option('--yes <address>', 'the address again, so that it is meant')
    .action(remove);
  return command;
}
