import * as z from 'zod';

/** Everything a function is told by its stack. Read once per process, at the edge; nothing else reads the environment. */
const settingsSchema = z.object({
  KEHILA_STAGE: z.enum(['local', 'production']),
  /** The product's own host; tenants are names below it. */
  KEHILA_APEX: z.string(),
  KEHILA_DIRECTORY_TABLE: z.string(),
  KEHILA_TENANT_TABLE_PREFIX: z.string(),
  KEHILA_TENANT_ROLE_ARN: z.string(),
  KEHILA_USER_POOL_ID: z.string(),
  KEHILA_USER_POOL_CLIENT_ID: z.string(),
  KEHILA_FILES_BUCKET: z.string(),
  /** Where browsers send and fetch files: a site apart from the pages. Named for the local cloud; on AWS the bucket's own address. */
  KEHILA_FILES_ORIGIN: z.string(),
  KEHILA_BUS_NAME: z.string(),
  KEHILA_MAIL_FROM: z.string(),
  /** Signs cursors. */
  KEHILA_CURSOR_KEY: z.string().min(32),
  /** Known to the edge in front of the API alone; a request without it did not come through the front door. */
  KEHILA_EDGE_KEY: z.string().min(32),
  KEHILA_WAKE_QUEUE_ARN: z.string(),
  /** Where a timer goes that could not reach the wake queue. */
  KEHILA_WAKE_DEAD_LETTERS_ARN: z.string(),
  KEHILA_SCHEDULE_ROLE_ARN: z.string(),
  AWS_REGION: z.string(),
  /** Set for the local cloud only. */
  AWS_ENDPOINT_URL: z.url().optional(),
  /** Only the control function and the relay's neighbours have these. */
  KEHILA_RELAY_ARN: z.string().optional(),
  KEHILA_PARK_QUEUE_URL: z.string().optional(),
  KEHILA_PARK_QUEUE_ARN: z.string().optional(),
  KEHILA_DLQ_URL: z.string().optional(),
  KEHILA_CONTROL_URL: z.string().optional(),
  /** The port browsers use, in the local cloud. */
  KEHILA_PUBLIC_PORT: z.coerce.number().optional(),
  /** Multiplies the rate limits; a load test on one machine is one caller. */
  KEHILA_RATE_FACTOR: z.coerce.number().positive().optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Reads and checks the settings. Throws, naming each variable that is missing; a half-configured function must not start. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = settingsSchema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new Error(`Settings are not complete:\n${z.prettifyError(parsed.error)}`);
}
