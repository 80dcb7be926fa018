import { createServer } from 'node:net';
import { errorCode } from './launch-error.ts';

/** What stands in the way of listening on a port: nothing, another program, a missing right, a foreign address. */
export type PortState = 'free' | 'taken' | 'forbidden' | 'not-our-address';

/** Tries to listen on `host:port` and lets go at once. */
export function portState(port: number, host: string): Promise<PortState> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const code = errorCode(error);
      if (code === 'EADDRINUSE') resolve('taken');
      else if (code === 'EACCES') resolve('forbidden');
      else if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') resolve('not-our-address');
      else reject(error);
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve('free')));
  });
}

/** A port on the loopback that nothing listens on now. Another program may still be quicker: callers retry. */
export function freeLoopbackPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('The system gave no port.'));
      });
    });
  });
}
