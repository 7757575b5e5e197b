import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  UpdateScheduleCommand,
  type CreateScheduleCommandInput,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { Id } from '#shared/ids.ts';
import type { Schedules, Wake } from '#functions/core/ports.ts';
import type { Settings } from './settings.ts';
import { scheduleName } from './tenant-credentials.ts';

type Names = Pick<
  Settings,
  'KEHILA_WAKE_QUEUE_ARN' | 'KEHILA_WAKE_DEAD_LETTERS_ARN' | 'KEHILA_SCHEDULE_ROLE_ARN'
>;

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** One-time timers of one tenant in EventBridge Scheduler. They fire within the minute and delete themselves. */
export function schedules(client: SchedulerClient, names: Names, tenantId: Id<'tenant'>): Schedules {
  const inputOf = ({ name, at, message }: Wake): CreateScheduleCommandInput => ({
    Name: scheduleName(tenantId, name),
    // Whole seconds, in UTC: the local emulator knows no other zone.
    ScheduleExpression: `at(${new Date(Math.ceil(Date.parse(at) / 1_000) * 1_000).toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: names.KEHILA_WAKE_QUEUE_ARN,
      RoleArn: names.KEHILA_SCHEDULE_ROLE_ARN,
      Input: JSON.stringify({ tenantId, ...message }),
      RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
      DeadLetterConfig: { Arn: names.KEHILA_WAKE_DEAD_LETTERS_ARN },
    },
  });
  return {
    async set(wake) {
      const input = inputOf(wake);
      try {
        await client.send(new CreateScheduleCommand(input));
      } catch (error) {
        if (!isNamed(error, 'ConflictException')) throw error;
        await client.send(new UpdateScheduleCommand(input));
      }
    },
    async cancel(name) {
      try {
        await client.send(new DeleteScheduleCommand({ Name: scheduleName(tenantId, name) }));
      } catch (error) {
        // Already fired or never set: what the caller wants is true.
        if (!isNamed(error, 'ResourceNotFoundException')) throw error;
      }
    },
  };
}
