import { Command, Option } from 'commander';
import { dlqCommand } from './commands/dlq.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { memberCommand } from './commands/member.ts';
import { schedulesCommand } from './commands/schedules.ts';
import { tenantCommand } from './commands/tenant.ts';
import { tokenCommand } from './commands/token.ts';
import { sayProblem } from './say-problem.ts';

/** All commands. Each may be told which Kehila it works on. */
function program(): Command {
  return new Command('kehila')
    .description(
      'The operator’s commands. They work on the Kehila that `npm start` runs, or with --aws on a deployed one.',
    )
    .addOption(new Option('--state <folder>', 'the state folder of another local Kehila').conflicts('aws'))
    .option('--aws', 'work on AWS, with the credentials and AWS_REGION of this terminal')
    .option('--apex <host>', 'with --aws: the product’s own host, when the account has several')
    .showHelpAfterError('(add --help for what there is)')
    .addCommand(tenantCommand())
    .addCommand(memberCommand())
    .addCommand(tokenCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(dlqCommand())
    .addCommand(schedulesCommand());
}

try {
  await program().parseAsync();
} catch (error) {
  process.stderr.write(`${sayProblem(error)}\n`);
  process.exitCode = 1;
}
