import { World } from '../testkit/world.ts';
import type { Bench } from './bench.ts';

/** The server that the benches load: ours, with the mutations it is compared with. */
const program = 'tests/bench/bench-server.ts';

/** A server with a database of its own for as long as `work` takes. When that fails, shows what the server said last. */
export async function withWorld<Result>(
  bench: Bench,
  work: (world: World) => Promise<Result>,
  options: Parameters<typeof World.start>[0] = {},
): Promise<Result> {
  const world = await World.start({ program, ...options });
  try {
    return await work(world);
  } catch (error) {
    bench.report(`the server's last words: ${world.server.log().slice(-2_000)}`);
    throw error;
  } finally {
    await world.stop();
  }
}
