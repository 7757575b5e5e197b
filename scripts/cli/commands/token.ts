import { Command } from 'commander';
import { createApiToken as createApiTokenRoute } from '#shared/api/tokens.ts';
import { scopeSchema } from '#shared/model/token.ts';
import { emailSchema } from '#shared/model/tenant.ts';
import { emailKey, findMemberByKey, type MemberItem } from '#functions/core/members/find-member.ts';
import { staffMembers } from '#functions/core/members/member.entity.ts';
import { createApiToken } from '#functions/core/tokens/create-api-token.ts';
import type { Context } from '#functions/core/context.ts';
import { say } from '../../local/progress.ts';
import { SayError } from '../../local/say-error.ts';
import { actingAs, connect } from '../operator.ts';
import { requireInput } from '../say-problem.ts';

interface Create {
  readonly tenant: string;
  readonly name: string;
  readonly scopes: string;
  readonly days: string;
  readonly member?: string;
  readonly serviceRole?: string;
}

/** Whose token it is; a service's is made in the name of the first owner, who answers for it. */
async function makerOf(ctx: Context, email: string | undefined): Promise<MemberItem> {
  if (email !== undefined) {
    const member = await findMemberByKey(ctx.table, emailKey(requireInput(emailSchema, email)));
    if (member === undefined) throw new SayError(`No member of ${ctx.tenant.slug} has the address ${email}.`);
    return member;
  }
  const staff: MemberItem[] = await ctx.table.all(staffMembers);
  const owner = staff.find(({ role, status }) => role === 'owner' && status === 'active');
  if (owner === undefined)
    throw new SayError(`${ctx.tenant.slug} has no owner who could answer for the token.`);
  return owner;
}

async function create(
  { tenant, name, scopes, days, member, serviceRole }: Create,
  command: Command,
): Promise<void> {
  if ((member === undefined) === (serviceRole === undefined)) {
    throw new SayError('Say whose token it is: --member <address>, or --service-role <role> for a program.');
  }
  const given = { name, scopes: scopes.split(','), days: Number(days), serviceRole };
  const input = requireInput(createApiTokenRoute.body, given as never);
  const operator = await connect(command.optsWithGlobals());
  const ctx = operator.contextOf(await operator.tenant(tenant));
  const token = await createApiToken(actingAs(ctx, await makerOf(ctx, member)), input);
  say(
    `Token ${token.name} for ${ctx.tenant.origin}/api/v1, until ${token.expiresAt.slice(0, 10)}. It is shown this once:`,
  );
  say(String(token.secret));
}

/** `token create`. */
export function tokenCommand(): Command {
  const command = new Command('token').description('tokens for programs');
  command
    .command('create')
    .description('make a token and print it, once')
    .requiredOption('--tenant <address>', 'where it is good')
    .requiredOption('--name <name>', 'what it is for')
    .option('--scopes <list>', `${scopeSchema.options.join(', ')}; with commas`, 'read')
    .option('--days <number>', 'how long it is good, 366 at most', '90')
    .option('--member <address>', 'the member whose token it is')
    .option('--service-role <role>', 'for a program: a member with this role is made for it')
    .action(create);
  return command;
}
