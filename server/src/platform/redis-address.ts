/** One server of a group. */
export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

interface Login {
  readonly username?: string;
  readonly password?: string;
}

/** What REDIS_URL may name. */
export type RedisAddress =
  | { readonly kind: 'single'; readonly url: string }
  | {
      readonly kind: 'cluster';
      /** Where to begin; the cluster names the rest. */
      readonly nodes: readonly RedisNode[];
      readonly login: Login;
      readonly isEncrypted: boolean;
    }
  | {
      readonly kind: 'sentinel';
      readonly sentinels: readonly RedisNode[];
      /** The name by which the sentinels know the master. */
      readonly masterName: string;
      readonly database: number;
      /** Of the master and its replicas. */
      readonly login: Login;
      readonly sentinelPassword: string | null;
      readonly isEncrypted: boolean;
    };

/** A REDIS_URL that cannot be meant; the message is what to write after "REDIS_URL: ". */
export class RedisAddressError extends Error {
  override readonly name = 'RedisAddressError';
}

/**
 * Reads a REDIS_URL. The schemes of more than one server are those of Lettuce and Fred, with all hosts in their place:
 *
 * - `redis://[user:password@]host[:6379][/database]`: one server, or an address that always leads to the master.
 * - `redis-cluster://[user:password@]host[:6379],…`: Redis Cluster.
 * - `redis-sentinel://[user:password@]host[:26379],…[/database]?sentinelMasterId=name[&sentinelPassword=…]`: a master
 *   that sentinels watch over.
 *
 * `rediss` instead of `redis` in each asks for TLS. Throws {@link RedisAddressError}.
 */
export function readRedisAddress(url: string): RedisAddress {
  const [, scheme = '', authority = '', rest = ''] = /^([a-z-]+):\/\/([^/?#]*)([^#]*)$/.exec(url) ?? [];
  const isEncrypted = scheme.startsWith('rediss');
  const hosts = authority.slice(authority.lastIndexOf('@') + 1).split(',');
  const userInfo = authority.slice(0, authority.lastIndexOf('@') + 1);
  switch (scheme.replace(/^rediss/, 'redis')) {
    case 'redis':
      if (hosts.length > 1)
        throw new RedisAddressError('several hosts need redis-cluster:// or redis-sentinel://');
      partsOf(userInfo, hosts[0] ?? '', rest);
      return { kind: 'single', url };
    case 'redis-cluster': {
      const [first, ...others] = hosts.map((host) => partsOf(userInfo, host, rest));
      if (first === undefined) throw new RedisAddressError('names no host');
      if (first.database !== 0) throw new RedisAddressError('a cluster has only database 0');
      refuseOtherParameters(first.parameters, []);
      const nodes = [first, ...others].map(({ host, port }) => ({ host, port: port ?? 6_379 }));
      return { kind: 'cluster', nodes, login: first.login, isEncrypted };
    }
    case 'redis-sentinel': {
      const [first, ...others] = hosts.map((host) => partsOf(userInfo, host, rest));
      if (first === undefined) throw new RedisAddressError('names no host');
      refuseOtherParameters(first.parameters, ['sentinelMasterId', 'sentinelPassword']);
      const masterName = first.parameters.get('sentinelMasterId');
      if (masterName === null || masterName === '')
        throw new RedisAddressError('redis-sentinel:// needs ?sentinelMasterId=');
      return {
        kind: 'sentinel',
        sentinels: [first, ...others].map(({ host, port }) => ({ host, port: port ?? 26_379 })),
        masterName,
        database: first.database,
        login: first.login,
        sentinelPassword: first.parameters.get('sentinelPassword'),
        isEncrypted,
      };
    }
    default:
      throw new RedisAddressError(
        'must start with redis://, redis-cluster:// or redis-sentinel:// or be "off"',
      );
  }
}

interface Parts extends Omit<RedisNode, 'port'> {
  readonly port: number | null;
  readonly login: Login;
  readonly database: number;
  readonly parameters: URLSearchParams;
}

/** A URL has one host: each of several is read as if it stood alone. */
function partsOf(userInfo: string, host: string, rest: string): Parts {
  const text = `redis://${userInfo}${host}${rest}`;
  if (host === '' || !URL.canParse(text)) throw new RedisAddressError(`"${host}" is no host and port`);
  const { hostname, port, username, password, pathname, searchParams } = new URL(text);
  const database = /^(?:\/(\d{0,4}))?$/.exec(pathname);
  if (database === null) throw new RedisAddressError('the path must be the number of a database');
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? null : Number(port),
    login: {
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    },
    database: Number(database[1] ?? 0),
    parameters: searchParams,
  };
}

function refuseOtherParameters(parameters: URLSearchParams, known: readonly string[]): void {
  for (const name of parameters.keys()) {
    if (!known.includes(name)) throw new RedisAddressError(`there is no parameter "${name}"`);
  }
}
