import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';

/** The account Postgres runs as. It refuses to run as root, so root hands it to `nobody`. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where one embedded Postgres keeps its files. All paths are absolute. */
export interface Places {
  /** The cluster itself: the only part that cannot be made again. */
  readonly cluster: string;
  /** How Postgres, running inside `cluster`, names that directory. */
  readonly clusterFromInside: string;
  /** Holds the copied binaries, one directory per version. Other clusters may use the same ones. */
  readonly binaries: string;
  /** Holds the unix socket; short enough for the system's limit on socket paths. */
  readonly socketDir: string;
  /** Set when Postgres must run as somebody else than this process. */
  readonly account: Account | undefined;
}

/** Socket addresses hold 104 bytes on macOS and 108 on Linux; Postgres adds a name of 14. */
const maxSocketPathBytes = 100;

const outside = '/var/cache/parley';

/** Creates the directories for the Postgres of `dataDir` and says where they are. */
export function preparePlaces(dataDir: string): Places {
  mkdirSync(dataDir, { recursive: true });
  const root = realpathSync(dataDir);
  const account = process.getuid?.() === 0 ? nobody() : undefined;
  const home = ownedDirectory(join(root, 'postgres'), account);
  const cluster = join(home, 'cluster');
  const key = createHash('sha256')
    .update(`${process.getuid?.() ?? 0}:${root}`)
    .digest('hex')
    .slice(0, 16);

  if (account === undefined || isReachable(home)) {
    const inside = join(home, 'run');
    return {
      cluster,
      clusterFromInside: cluster,
      binaries: home,
      socketDir: ownedDirectory(fitsSocket(inside) ? inside : shortDirectory(key), account),
      account,
    };
  }
  if (process.platform !== 'linux') {
    throw new Error(
      `Postgres runs as "nobody" here and cannot reach ${root}. Run Parley as an ordinary user, or choose another DATA_DIR.`,
    );
  }
  // Below a private directory such as /root, `nobody` can reach no path. Postgres then starts with the cluster as its
  // working directory, which Linux lets it name without walking there; what can be made again lives outside.
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  return {
    cluster,
    clusterFromInside: '/proc/self/cwd',
    binaries: outside,
    socketDir: ownedDirectory(join(outside, key), account),
    account,
  };
}

/** Creates `path` for Postgres alone; refuses one that somebody else put there first. */
export function ownedDirectory(path: string, account: Account | undefined): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  const self = process.getuid?.();
  const isOurs = self === undefined || found.uid === self || found.uid === account?.uid;
  if (!found.isDirectory() || !isOurs)
    throw new Error(`${path} belongs to another user. Run Parley as that user, or choose another DATA_DIR.`);
  if (account !== undefined) chownSync(path, account.uid, account.gid);
  return path;
}

function nobody(): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** Whether an account without rights of its own may walk down to the parent of `path`. */
function isReachable(path: string): boolean {
  const { root } = parse(path);
  for (let current = dirname(path); ; current = dirname(current)) {
    if ((statSync(current).mode & 0o001) === 0) return false;
    if (current === root) return true;
  }
}

function shortDirectory(key: string): string {
  const name = `parley-${key}`;
  const preferred = join(tmpdir(), name);
  return fitsSocket(preferred) ? preferred : join('/tmp', name);
}

function fitsSocket(directory: string): boolean {
  // Commas and quotes separate entries in Postgres' list of socket directories.
  return Buffer.byteLength(directory) + 14 < maxSocketPathBytes && !/[",]/.test(directory);
}
