import { spawn } from 'node:child_process';

export type CommandOptions = {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Ends the command early: it gets SIGTERM and the promise rejects with an AbortError. */
  signal?: AbortSignal | undefined;
};

export type CommandResult = {
  /** The exit code, or 128 when a signal ended it. */
  code: number;
  /** Everything it wrote to both outputs, in order. */
  output: string;
};

/** Runs a command to its end and keeps what it wrote. Rejects only when it could not be started or was aborted. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { promise, resolve, reject } = Promise.withResolvers<CommandResult>();
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => chunks.push(chunk));
  }
  child.on('error', (cause) => {
    // An aborted command still needs a moment to end: wait for it, so that nothing is left running.
    if (cause.name !== 'AbortError') reject(cause);
  });
  child.on('close', (code) => {
    if (options.signal?.aborted === true) reject(options.signal.reason as Error);
    resolve({ code: code ?? 128, output: chunks.join('') });
  });
  return promise;
}

/** The last lines of a command's output, indented, for an error message. */
export function lastLines(output: string, count = 15): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(-count)
    .map((line) => `    ${line}`)
    .join('\n');
}
