import { parseArgs } from 'node:util';
import { LaunchError } from '../../scripts/lib/launch-error.ts';
import { runScript } from '../../scripts/lib/run-script.ts';
import { type ChaosReport, runChaos } from './run.ts';
import { Stage } from './stage.ts';

const usage =
  'usage: pnpm chaos [--seeds N] [--first-seed N] [--members N] [--seconds N]\n' +
  '  --seeds N       how many runs, each of a seed of its own (20)\n' +
  '  --first-seed N  the first seed; a failure names its own, to be played again with --seeds 1 (1)\n' +
  '  --members N     people in a run, each with four or five wishes (600)\n' +
  '  --seconds N     how long the wishes and the faults go on (12)';

/** `pnpm chaos`: seeded runs of rushes under faults. A line a seed, a summary, and 1 at the end if anything was violated. */
await runScript(async () => {
  const options = readArguments();
  const stage = await Stage.set({ fsync: true });
  const reports: ChaosReport[] = [];
  try {
    for (let index = 0; index < options.seeds; index++) {
      const report = await runChaos(stage, {
        seed: options.firstSeed + index,
        members: options.members,
        durationMs: options.seconds * 1_000,
      });
      reports.push(report);
      console.log(lineOf(report));
      for (const violation of report.violations.slice(0, 20)) console.log(`    VIOLATION ${violation}`);
    }
  } finally {
    await stage.strike();
  }
  console.log(summaryOf(reports));
  if (reports.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
});

function readArguments() {
  const number = (text: string, name: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1) return value;
    throw new LaunchError(`--${name} must be a whole number of 1 or more\n${usage}`);
  };
  try {
    const { values } = parseArgs({
      options: {
        seeds: { type: 'string', default: '20' },
        'first-seed': { type: 'string', default: '1' },
        members: { type: 'string', default: '600' },
        seconds: { type: 'string', default: '12' },
      },
    });
    return {
      seeds: number(values.seeds, 'seeds'),
      firstSeed: number(values['first-seed'], 'first-seed'),
      members: number(values.members, 'members'),
      seconds: number(values.seconds, 'seconds'),
    };
  } catch (error) {
    if (error instanceof LaunchError) throw error;
    throw new LaunchError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function lineOf(report: ChaosReport): string {
  const sold = Object.entries(report.sold).map(([name, units]) => `${name} ${units}`);
  return [
    `${report.violations.length === 0 ? '✓' : '✗'} seed ${report.seed}`,
    `${report.faults.length} faults`,
    `${report.wishes} wishes`,
    `${report.attempts} attempts (${report.unanswered} unanswered, ${report.turnedAway} turned away)`,
    `${report.acknowledged} acknowledged, ${report.cancelled} cancelled, ${report.used} used`,
    `sold: ${sold.join(', ')}`,
    `${report.seconds} s`,
  ].join(' · ');
}

function summaryOf(reports: readonly ChaosReport[]): string {
  const total = (of: (report: ChaosReport) => number) =>
    reports.reduce((sum, report) => sum + of(report), 0).toLocaleString('en');
  const broken = reports.filter(({ violations }) => violations.length > 0).map(({ seed }) => seed);
  return [
    '',
    `${reports.length} seeds, ${total(({ faults }) => faults.length)} faults, ${total(({ attempts }) => attempts)} attempts, ` +
      `${total(({ unanswered }) => unanswered)} of them unanswered; ${total(({ acknowledged }) => acknowledged)} vouchers ` +
      `acknowledged, ${total(({ cancelled }) => cancelled)} cancelled, ${total(({ used }) => used)} used.`,
    broken.length === 0
      ? 'Every promise was kept.'
      : `Promises were broken with seeds ${broken.join(', ')}: play one again with --first-seed N --seeds 1.`,
  ].join('\n');
}

// A service that did not stop must not hold the terminal.
process.exit();
