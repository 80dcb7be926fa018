/**
 * Preloaded into a server process (`--import`): with each SIGUSR2 its clock jumps, first an hour ahead, then an hour
 * behind, then back to the right time. Timers go on as they were, as they do when an operator sets a clock.
 */
const hourMs = 3_600_000;
const jumps = [hourMs, -hourMs, 0] as const;
let jumped = 0;

const rightNow = Date.now;
const now = (): number => rightNow() + (jumped === 0 ? 0 : (jumps[(jumped - 1) % jumps.length] ?? 0));

Date.now = now;
globalThis.Date = new Proxy(Date, {
  construct: (target, parameters, made) =>
    Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, made),
});
process.on('SIGUSR2', () => {
  jumped++;
});
