import { Command } from 'commander';
import { reconcileSchedules } from '#functions/core/sla/reconcile-schedules.ts';
import { say, step } from '../../local/progress.ts';
import { connect } from '../operator.ts';

async function reconcile({ tenant }: { tenant: string }, command: Command): Promise<void> {
  const operator = await connect(command.optsWithGlobals());
  const ctx = operator.contextOf(await operator.tenant(tenant));
  const { clocks, deliveries } = await step('Setting the timers again', () => reconcileSchedules(ctx));
  say(`Set: the timers of ${clocks} clocks and ${deliveries} deliveries.`);
}

/** `schedules reconcile`. */
export function schedulesCommand(): Command {
  const command = new Command('schedules').description('timers of clocks and deliveries');
  command
    .command('reconcile')
    .description('set every timer of a tenant again, after some were lost')
    .requiredOption('--tenant <address>', 'whose')
    .action(reconcile);
  return command;
}
