import {
  CreateEventSourceMappingCommand,
  DeleteEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  type CreateEventSourceMappingCommandInput,
  type LambdaClient,
} from '@aws-sdk/client-lambda';

interface Wiring {
  readonly streamArn: string;
  readonly relayArn: string;
  readonly parkQueueArn: string;
}

/** Of a tenant's changes only the outbox is of interest to the relay; the rest costs no invocation. */
const OUTBOX_ONLY = JSON.stringify({ dynamodb: { NewImage: { kind: { S: ['outbox'] } } } });
/** AWS would retry a poison record for a day and lose what is behind it; the sweep re-sends what is dropped. */
const OLDEST_RECORD_SECONDS = 6 * 3_600;

function mappingOf({ streamArn, relayArn, parkQueueArn }: Wiring): CreateEventSourceMappingCommandInput {
  return {
    EventSourceArn: streamArn,
    FunctionName: relayArn,
    // From the first record: what is written before the mapping works is not lost.
    StartingPosition: 'TRIM_HORIZON',
    BatchSize: 25,
    MaximumRecordAgeInSeconds: OLDEST_RECORD_SECONDS,
    MaximumRetryAttempts: 5,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    FilterCriteria: { Filters: [{ Pattern: OUTBOX_ONLY }] },
    DestinationConfig: { OnFailure: { Destination: parkQueueArn } },
  };
}

const idsOf = async (client: LambdaClient, streamArn: string, relayArn: string): Promise<string[]> => {
  const { EventSourceMappings = [] } = await client.send(
    new ListEventSourceMappingsCommand({ EventSourceArn: streamArn, FunctionName: relayArn }),
  );
  return EventSourceMappings.map(({ UUID }) => UUID).filter((id) => id !== undefined);
};

/** Lets the relay follow a tenant's stream, unless it does already. */
export async function followStream(client: LambdaClient, wiring: Wiring): Promise<void> {
  if ((await idsOf(client, wiring.streamArn, wiring.relayArn)).length > 0) return;
  try {
    await client.send(new CreateEventSourceMappingCommand(mappingOf(wiring)));
  } catch (error) {
    // Two runs of one sign-up: the other was first.
    if (!(error instanceof Error && error.name === 'ResourceConflictException')) throw error;
  }
}

/** The relay no longer follows the stream. */
export async function leaveStream(client: LambdaClient, streamArn: string, relayArn: string): Promise<void> {
  for (const UUID of await idsOf(client, streamArn, relayArn))
    await client.send(new DeleteEventSourceMappingCommand({ UUID }));
}
