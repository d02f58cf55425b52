// A Slurm cluster of several nodes on this one machine, for tests: every daemon runs in a scratch folder of its own, on the loopback
// interface, as a child of this process. Nothing of the machine's own Slurm or munge is read or written.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { onExit, runProcess, temporaryFolder } from '../host/processes.mjs';

const run = promisify(execFile);
const programs = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'sinfo', 'scontrol'];
const packages = ['slurmctld', 'slurmd', 'slurm-client', 'munge'];
const searchPath = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
/** Longest wait for the cluster to get somewhere, in milliseconds. */
const patience = 60_000;

/** @param {string} name */
const programPath = (name) => searchPath.map((folder) => join(folder, name)).find((path) => existsSync(path));

/**
 * Installs Slurm on Debian where it is missing and this process may.
 * @param {(line: string) => void} log
 * @returns {Promise<string | undefined>} why there is no Slurm here; undefined where there is one
 */
export function ensureSlurm(log) {
  if (process.getuid?.() !== 0) return Promise.resolve('Slurm starts the tasks of several nodes on one machine as root only');
  return ensurePrograms(programs, packages, log);
}

/**
 * Installs Debian's packages of programs where one of them is missing and this process may.
 * @param {string[]} names
 * @param {string[]} fromPackages
 * @param {(line: string) => void} log
 * @returns {Promise<string | undefined>} why they are not here; undefined where they are
 */
export async function ensurePrograms(names, fromPackages, log) {
  const missing = () => names.filter((name) => programPath(name) === undefined);
  if (missing().length === 0) return undefined;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return `${missing().join(', ')} not found, and they can be installed by Debian's root only`;
  log(`${missing().join(', ')} not found; installing them (\`apt-get install ${fromPackages.join(' ')}\`, about 3 MB)`);
  // Services of the packages need not run: what is started here is started apart from them.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...fromPackages]]) {
    const { code, output } = await runProcess('apt-get', command, { env });
    if (code !== 0) return `\`apt-get ${command.join(' ')}\` failed: ${output.trim().split('\n').at(-1)}`;
  }
  return missing().length === 0 ? undefined : `${missing().join(', ')} not found after the installation`;
}

/**
 * @typedef {object} Cluster
 * @property {Record<string, string | undefined>} environment with it, Slurm's commands speak to this cluster
 * @property {(command: string, ...args: string[]) => Promise<string>} command runs one of Slurm's commands, gives its output
 * @property {(job: string) => Promise<void>} finished waits until a job and all its tasks have ended
 * @property {() => string} logs what the daemons wrote
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a cluster whose nodes run one task at a time. It is stopped when this process ends, if not before.
 * @param {number} nodes
 * @returns {Promise<Cluster>}
 */
export async function startCluster(nodes) {
  // A short path: the name of munge's socket is limited to 107 bytes.
  const { path: folder, remove } = temporaryFolder('slurm');
  // Others must be able to reach munge's socket, or it does not start.
  chmodSync(folder, 0o755);
  for (const name of ['state', 'log', 'spool']) mkdirSync(join(folder, name), { mode: 0o755 });
  writeFileSync(join(folder, 'munge.key'), randomBytes(128), { mode: 0o600 });
  const ports = await freePorts(nodes + 1);
  writeFileSync(join(folder, 'slurm.conf'), configuration(folder, nodes, ports));
  const environment = { ...process.env, PATH: searchPath.join(delimiter), SLURM_CONF: join(folder, 'slurm.conf') };
  /** @type {import('node:child_process').ChildProcess[]} */
  const daemons = [];
  /** @param {string} name @param {string[]} args */
  const start = (name, ...args) => {
    const said = openSync(join(folder, 'log', `${name}.out`), 'a');
    const daemon = spawn(programPath(name) ?? name, args, { env: environment, stdio: ['ignore', said, said] });
    daemons.push(daemon);
  };
  const kill = onExit(() => {
    for (const daemon of [...daemons].reverse()) daemon.kill('SIGKILL');
  });
  const logs = () => readdirSync(join(folder, 'log')).map((name) => `${name}:\n${readFileSync(join(folder, 'log', name), 'utf8')}`).join('\n');
  const command = async (/** @type {string} */ name, /** @type {string[]} */ ...args) => (await run(name, args, { env: environment })).stdout.trim();
  const stop = async () => {
    // The last started first: slurmd does not end by itself once its controller or munge is gone.
    for (const daemon of [...daemons].reverse()) {
      const ended = new Promise((resolve) => (daemon.exitCode !== null || daemon.signalCode !== null ? resolve(undefined) : daemon.once('exit', resolve)));
      daemon.kill('SIGTERM');
      const late = setTimeout(() => daemon.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    }
    kill();
    remove();
  };
  try {
    const inFolder = (/** @type {string} */ name) => join(folder, name);
    start('munged', '--foreground', `--key-file=${inFolder('munge.key')}`, `--socket=${inFolder('munge.socket')}`, `--pid-file=${inFolder('munged.pid')}`,
      `--log-file=${inFolder('log/munged.log')}`, `--seed-file=${inFolder('munge.seed')}`, '--num-threads=2');
    await until('munge answers', () => Promise.resolve(existsSync(inFolder('munge.socket'))));
    start('slurmctld', '-D', '-c');
    for (let node = 1; node <= nodes; node++) {
      mkdirSync(join(folder, 'spool', `n${node}`));
      start('slurmd', '-D', '-c', '-N', `n${node}`);
    }
    await until(`${nodes} nodes are idle`, async () => (await command('sinfo', '-h', '-N', '-t', 'idle', '-o', '%N').catch(() => '')).split('\n').filter(Boolean).length === nodes);
  } catch (error) {
    const written = logs();
    await stop();
    throw new Error(`${/** @type {Error} */ (error).message}\n${written}`, { cause: error });
  }
  return {
    environment, command, logs, stop,
    finished: (job) => until(`job ${job} has ended`, async () => (await command('squeue', '-h', '-j', job)) === ''),
  };
}

/**
 * Waits for what only asking again and again shows.
 * @param {string} what
 * @param {() => Promise<boolean>} condition
 */
export async function until(what, condition) {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited ${patience / 1000} seconds in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @param {number} count @returns {Promise<number[]>} */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port)))));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** @param {string} folder @param {number} nodes @param {number[]} ports */
function configuration(folder, nodes, [controller, ...ofNodes]) {
  const host = hostname().split('.')[0];
  const settings = {
    ClusterName: 'articles', SlurmctldHost: `${host}(127.0.0.1)`, SlurmctldPort: controller, SlurmUser: 'root', SlurmdUser: 'root',
    // A task that is run again waits until its first credential is out of date: two minutes, if nothing else is said.
    AuthType: 'auth/munge', AuthInfo: `socket=${folder}/munge.socket,cred_expire=5`, CredType: 'cred/munge',
    StateSaveLocation: `${folder}/state`, SlurmdSpoolDir: `${folder}/spool/%n`, SlurmctldPidFile: `${folder}/slurmctld.pid`, SlurmdPidFile: `${folder}/slurmd-%n.pid`,
    SlurmctldLogFile: `${folder}/log/slurmctld.log`, SlurmdLogFile: `${folder}/log/slurmd-%n.log`,
    ProctrackType: 'proctrack/linuxproc', TaskPlugin: 'task/none', JobAcctGatherType: 'jobacct_gather/none', AccountingStorageType: 'accounting_storage/none',
    SelectType: 'select/cons_tres', SelectTypeParameters: 'CR_Core', MpiDefault: 'none', ReturnToService: 2, SlurmdTimeout: 60, InactiveLimit: 0,
    KillWait: 2, MinJobAge: 300, MailProg: '/bin/true', SchedulerParameters: 'sched_interval=1,bf_interval=1,batch_sched_delay=0,sched_min_interval=0',
  };
  return [
    ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
    ...ofNodes.slice(0, nodes).map((port, index) => `NodeName=n${index + 1} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${port} CPUs=1 State=UNKNOWN`),
    'PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP', '',
  ].join('\n');
}
