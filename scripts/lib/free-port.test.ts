import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freeLoopbackPort, portState } from './free-port.ts';

it('tells a free port from a taken one and an address that is not ours', async () => {
  const port = await freeLoopbackPort();
  expect(await portState(port, '127.0.0.1')).toBe('free');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  expect(await portState(port, '127.0.0.1')).toBe('taken');
  await new Promise((resolve) => server.close(resolve));
  // A documentation address (RFC 5737): no machine has it.
  expect(await portState(port, '192.0.2.1')).toBe('not-our-address');
});
