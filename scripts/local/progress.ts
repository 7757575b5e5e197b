const BEAT_MS = 5000;

/** Prints one line for a person who waits. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a long step between two lines, "Building the functions …" and "  done in 3 s"; every five seconds a line
 * shows that it goes on. Errors of the step pass through.
 */
export async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = (): string => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  say(`${label} …`);
  const beat = setInterval(() => {
    say(`  ${label}: still working, ${seconds()} …`);
  }, BEAT_MS);
  try {
    const result = await work();
    say(`  ${label}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(beat);
  }
}
