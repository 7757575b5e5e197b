import { describe, expect, it } from 'vitest';
import { parseEvent } from '#events/contracts/define-event.ts';
import type { EventContract } from '#events/contracts/define-event.ts';
import { events } from '#events/contracts/index.ts';
import { read, sourceFiles } from './source-files.ts';

const sampleOf = ({ type, version }: EventContract): string =>
  `test/fixtures/events/${type}.v${version}.json`;
const named = events.map((event) => [`${event.type} v${event.version}`, event] as const);

describe('events', () => {
  it.each(named)('%s has a sample that can be read', (_, event) => {
    const parsed = parseEvent(events, JSON.parse(read(sampleOf(event))));
    expect(parsed).toMatchObject({ type: event.type, version: event.version });
  });

  it.each(named)('%s refuses a sample without its facts', (_, event) => {
    const sample = JSON.parse(read(sampleOf(event))) as Record<string, unknown>;
    expect(() => parseEvent(events, { ...sample, data: 'nothing' })).toThrow();
  });

  it('every sample is of an event in the catalogue', () => {
    const expected = events.map(sampleOf).sort();
    expect(sourceFiles('test/fixtures/events/*')).toEqual(expected);
  });

  it('every type and version is declared once', () => {
    const names = named.map(([name]) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('every file of contracts is in the catalogue', async () => {
    const files = sourceFiles('events/contracts/*.ts');
    const modules = await Promise.all(
      files.map((file) => import(`../../${file}`) as Promise<Record<string, unknown>>),
    );
    const declared = modules.flatMap((module) =>
      Object.values(module).filter(
        (value): value is EventContract =>
          typeof value === 'object' && value !== null && 'schema' in value && 'version' in value,
      ),
    );
    expect(declared.filter((event) => !events.includes(event)).map(({ type }) => type)).toEqual([]);
  });

  it('every event is recorded by an operation', async () => {
    const core = sourceFiles('functions/core/**/*.ts').map(read).join('\n');
    const modules = sourceFiles('events/contracts/*.ts').map(
      (file) => import(`../../${file}`) as Promise<Record<string, unknown>>,
    );
    const exported = (await Promise.all(modules)).flatMap(Object.entries);
    const unrecorded = exported.filter(
      ([name, value]) => events.includes(value as EventContract) && !new RegExp(`\\b${name}\\b`).test(core),
    );
    expect(unrecorded.map(([name]) => name)).toEqual([]);
  });
});
