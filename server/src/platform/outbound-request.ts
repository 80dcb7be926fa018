import { lookup as resolve } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface OutboundRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** For everything, from the look-up of the name to the end of the answer. */
  readonly timeoutMs: number;
  /** Plain HTTP and this machine itself are for development and tests. */
  readonly allowsLoopback: boolean;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** At most its first kilobyte. */
  readonly text: string;
}

/** An address that a stranger gave us and that leads where strangers have no business. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
}

const mostBytes = 1_024;

/** What is not the public internet: RFC 6890 and its successors. */
const reserved = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  reserved.addSubnet(network, prefix, 'ipv4');
}
/** Of version 6 only the global unicast range is public, without what leads back into version 4 or is for documents. */
const publicSix = new BlockList();
publicSix.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  reserved.addSubnet(network, prefix, 'ipv6');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** True when the address is of the public internet, or of this machine where that is allowed. */
export function isAllowedAddress(address: string, allowsLoopback: boolean): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (loopback.check(address, family)) return allowsLoopback;
  return !reserved.check(address, family) && (version === 4 || publicSix.check(address, 'ipv6'));
}

/** Why nothing may be sent to this URL, as far as it can be known without a look-up; null when nothing is wrong. */
export function outboundUrlProblem(
  url: string,
  allowsLoopback: boolean,
): 'NOT_A_URL' | 'NOT_HTTPS' | 'NOT_PUBLIC' | null {
  if (!URL.canParse(url)) return 'NOT_A_URL';
  const { protocol, hostname, username, password, port } = new URL(url);
  if (username !== '' || password !== '') return 'NOT_A_URL';
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLocal = host === 'localhost' || host.endsWith('.localhost') || isLoopbackLiteral(host);
  if (isLocal) return allowsLoopback && /^https?:$/.test(protocol) ? null : 'NOT_PUBLIC';
  if (protocol !== 'https:') return 'NOT_HTTPS';
  if (isIP(host) !== 0) return isAllowedAddress(host, allowsLoopback) ? null : 'NOT_PUBLIC';
  // A name without a dot is one of the own network's; other ports are other services.
  if (!host.includes('.') || /\.(local|internal|lan|home\.arpa)$/.test(host)) return 'NOT_PUBLIC';
  return port === '' || port === '443' || port === '8443' ? null : 'NOT_PUBLIC';
}

const isLoopbackLiteral = (host: string): boolean =>
  isIP(host) !== 0 && loopback.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6');

/**
 * Sends a POST to an address that came from outside. The name is looked up here and the address that it has now is
 * connected to, so that a name cannot be one thing when it is checked and another when it is used. Redirects are not
 * followed: they are an answer like any other. Throws {@link RefusedAddressError}, or what went wrong on the way.
 */
export async function sendOutbound(request: OutboundRequest): Promise<OutboundAnswer> {
  const problem = outboundUrlProblem(request.url, request.allowsLoopback);
  if (problem !== null) throw new RefusedAddressError(problem);
  const url = new URL(request.url);
  const body = Buffer.from(request.body);
  const signal = AbortSignal.timeout(request.timeoutMs);
  return new Promise<OutboundAnswer>((answer, fail) => {
    const outgoing = (url.protocol === 'https:' ? https : http).request(
      url,
      {
        method: 'POST',
        headers: { ...request.headers, 'content-length': String(body.length) },
        lookup: guardedLookup(request.allowsLoopback),
        // No connection is kept: the next one is looked up anew.
        agent: false,
        signal,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const finish = () =>
          answer({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8'),
          });
        incoming.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size >= mostBytes) {
            finish();
            incoming.destroy();
          }
        });
        incoming.on('end', finish);
        incoming.on('error', fail);
      },
    );
    outgoing.on('error', (error) =>
      fail(signal.aborted ? new Error(`no answer within ${request.timeoutMs} ms`) : error),
    );
    outgoing.end(body);
  });
}

/** One address that is not allowed spoils the whole answer: which of them is connected to is not ours to say. */
function guardedLookup(allowsLoopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, '', 0);
        return;
      }
      const [first] = addresses;
      if (
        first === undefined ||
        !addresses.every(({ address }) => isAllowedAddress(address, allowsLoopback))
      ) {
        callback(new RefusedAddressError('NOT_PUBLIC'), '', 0);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
