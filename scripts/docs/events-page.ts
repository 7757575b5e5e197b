import * as z from 'zod';
import type { Consumer } from '#events/consumers/define-consumer.ts';
import type { EventContract } from '#events/contracts/define-event.ts';
import { code, markdownTable } from './markdown-table.ts';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

function fieldsOf({ schema }: EventContract): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
  }) as JsonSchema;
  return Object.keys(properties)
    .map((name) => code(required.includes(name) ? name : `${name}?`))
    .join(' ');
}

/** Names of the consumers that follow an event, with their reaction: `sla.startAnswerClock`. */
function followersOf(event: EventContract, reactions: Readonly<Record<string, readonly Consumer[]>>): string {
  return Object.entries(reactions)
    .flatMap(([reaction, consumers]) =>
      consumers.filter(({ on }) => on.includes(event)).map(({ name }) => code(`${reaction}.${name}`)),
    )
    .join(' ');
}

/** docs/events.md: every event with its facts and who follows it, from the contracts and the consumers. */
export function eventsPage(
  events: readonly EventContract[],
  reactions: Readonly<Record<string, readonly Consumer[]>>,
): string {
  const sorted = [...events].sort((a, b) => a.type.localeCompare(b.type) || a.version - b.version);
  const rows = sorted.map((event) => [
    code(event.type),
    String(event.version),
    fieldsOf(event),
    followersOf(event, reactions),
  ]);
  return [
    '# Events',
    'Written by `npm run docs` from `events/`; do not edit. A name with `?` may be missing.',
    'Every event has the same envelope: `id type version tenantId actor occurredAt correlationId causationId? data`. The facts below are its `data`, true at `occurredAt`.',
    'Fields are only added; anything else is a new version beside the old. `test/fixtures/events` keeps one sample of each version for ever.',
    markdownTable(['event', 'version', 'facts', 'followed by'], rows),
    '',
  ].join('\n\n');
}
