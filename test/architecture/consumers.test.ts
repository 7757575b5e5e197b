import { describe, expect, it } from 'vitest';
import { reactions } from '#events/consumers/index.ts';
import { events } from '#events/contracts/index.ts';
import { baseName, camel, read, sourceFiles } from './source-files.ts';

const files = sourceFiles('events/consumers/*/*.ts').filter((file) => /\bdefineConsumer\(/.test(read(file)));
const consumers = Object.entries(reactions).flatMap(([reaction, all]) =>
  all.map((consumer) => ({ reaction, consumer })),
);

describe('consumers', () => {
  it('each stands in a file of its reaction with its own name, and is gathered there', () => {
    const expected = files.map((file) => `${file.split('/')[2] ?? ''}.${camel(baseName(file))}`).sort();
    const gathered = consumers.map(({ reaction, consumer }) => `${reaction}.${consumer.name}`).sort();
    expect(gathered).toEqual(expected);
  });

  it('no two share a name, because the name is part of the claim', () => {
    const names = consumers.map(({ consumer }) => consumer.name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('each follows at least one event of the catalogue, and only such', () => {
    const foreign = consumers.filter(
      ({ consumer }) => consumer.on.length === 0 || consumer.on.some((event) => !events.includes(event)),
    );
    expect(foreign.map(({ consumer }) => consumer.name)).toEqual([]);
  });

  it('each reaction has the entry its queue calls', () => {
    const entries = sourceFiles('functions/entry/consumer-*.ts').map((file) =>
      baseName(file).slice('consumer-'.length),
    );
    expect(entries).toEqual(Object.keys(reactions).sort());
  });
});
