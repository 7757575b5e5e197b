import { Command } from 'commander';
import * as z from 'zod';
import { emailSchema, localeSchema, timeZoneSchema } from '#shared/model/tenant.ts';
import { passwordText } from '#shared/model/secrets.ts';
import { nameText } from '#shared/model/text.ts';
import { roleSchema } from '#shared/permissions.ts';
import { addMember } from '#functions/core/members/add-member.ts';
import { say } from '../../local/progress.ts';
import { newPassword } from '../create-tenant.ts';
import { connect } from '../operator.ts';
import { requireInput } from '../say-problem.ts';

const newMember = z.strictObject({
  email: emailSchema,
  name: nameText,
  role: roleSchema,
  locale: localeSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  password: passwordText,
});

interface Add {
  readonly tenant: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly password?: string;
}

async function add(
  { tenant, email, name, role, locale, timeZone, password }: Add,
  command: Command,
): Promise<void> {
  const given = { email, name, role, locale, timeZone, password: password ?? newPassword() };
  const input = requireInput(newMember, given as z.input<typeof newMember>);
  const operator = await connect(command.optsWithGlobals());
  const ctx = operator.contextOf(await operator.tenant(tenant));
  const { memberId, accountExisted } = await addMember(ctx, input);
  say(`${input.name} (${memberId}) is ${input.role} of ${tenant}.`);
  say(
    `Signs in at ${ctx.tenant.origin} as ${input.email}, password: ${accountExisted ? 'the one of their account' : input.password}`,
  );
}

/** `member add`. */
export function memberCommand(): Command {
  const command = new Command('member').description('people');
  command
    .command('add')
    .description('let a person in at once; the operator answers for the address, no mail is sent')
    .requiredOption('--tenant <address>', 'where to')
    .requiredOption('--email <address>', 'where they sign in')
    .requiredOption('--name <name>', 'how they are shown')
    .option('--role <role>', roleSchema.options.join(', '), 'member')
    .option('--locale <language>', 'en, he or nl; the tenant’s when left out')
    .option('--time-zone <zone>', 'such as Asia/Jerusalem; the tenant’s when left out')
    .option('--password <password>', 'for a new account; made and printed when left out')
    .action(add);
  return command;
}
