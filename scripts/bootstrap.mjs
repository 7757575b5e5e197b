/**
 * Runs a script of this project with the pinned Node: `node scripts/bootstrap.mjs <script> [arguments]`.
 * Plain JavaScript without dependencies, because it is what installs them. Works on Node 20 and newer.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const major = Number(process.versions.node.split('.')[0]);

/** Says what is wrong in one sentence and ends the process. */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** True when npm's own record of what it installed has each package of the lock file at its version. */
function isInstalled() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    // Optional packages for other systems are left out by npm.
    if (present[path] === undefined) return entry.optional === true || entry.devOptional === true;
    return present[path].version === entry.version;
  });
}

/** Runs a command to its end; signals that reach this process are passed on. */
function run(command, args, env) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
  const pass = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  // npm runs this below a shell that ends without a word when npm is told to: then this has to end as well.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) pass('SIGTERM');
  }, 500);
  return new Promise((resolve) => {
    const finish = (code) => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.on('error', (cause) => {
      console.error(`${command} could not be started: ${cause.message}`);
      finish(1);
    });
    child.on('exit', (code, signal) => finish(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** Installs the exact versions of the lock file; a line every five seconds shows that it goes on. */
async function install() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log('Installing the packages (about a minute, only when they changed) …');
  const beat = setInterval(() => {
    const count = existsSync(modules) ? readdirSync(modules).length : 0;
    console.log(`  still installing, ${seconds()} s, ${count} folders so far …`);
  }, 5000);
  const npm = process.env['npm_execpath'];
  const script = npm !== undefined && /\.c?js$/.test(npm) ? npm : undefined;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await (script ? run(process.execPath, [script, ...args]) : run('npm', args));
  clearInterval(beat);
  if (code !== 0)
    giveUp(
      'The packages could not be installed: see the lines above, then check the network and run it again.',
    );
  console.log(`  packages installed in ${seconds()} s`);
}

/** The Node to run with: the pinned one, else the system's when it is new enough. */
function pinnedNode() {
  const pinned = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (major >= 24) return process.execPath;
  return giveUp(
    `This system needs Node 24 or newer (found ${process.versions.node}): install it from nodejs.org.`,
  );
}

if (major < 20)
  giveUp(`Kehila needs Node 20 or newer (found ${process.versions.node}): install it from nodejs.org.`);
const [script, ...args] = process.argv.slice(2);
if (script === undefined) giveUp('Usage: node scripts/bootstrap.mjs <script> [arguments]');
if (!isInstalled()) await install();
const node = pinnedNode();
const path = [dirname(node), join(modules, '.bin'), process.env['PATH'] ?? ''].join(delimiter);
process.exitCode = await run(node, [join(root, script), ...args], { ...process.env, PATH: path });
