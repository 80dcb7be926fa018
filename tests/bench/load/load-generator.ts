import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LoadPlan, Outcome, Scenario } from './plan.ts';

interface Answer {
  readonly outcome?: Outcome;
  readonly failure?: string;
}

/** The load generator, in a process of its own. */
export class LoadGenerator {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #settle: ((answer: Answer) => void) | null = null;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#exited = once(child, 'exit');
    child.on('message', (answer: Answer) => this.#settle?.(answer));
    child.on('exit', () => this.#settle?.({ failure: 'the load generator ended' }));
  }

  static async start(): Promise<LoadGenerator> {
    const child = fork(join(import.meta.dirname, 'process.ts'), {
      execArgv: ['--import', '@oxc-node/core/register'],
      serialization: 'advanced',
    });
    await once(child, 'message');
    return new LoadGenerator(child);
  }

  /** One run at a time. */
  async run(scenario: Scenario, plan: LoadPlan): Promise<Outcome> {
    const answer = new Promise<Answer>((resolve) => {
      this.#settle = resolve;
    });
    if (!this.#child.connected) throw new Error('the load generator has ended');
    this.#child.send({ scenario, plan });
    const { outcome, failure } = await answer;
    if (outcome === undefined) throw new Error(failure);
    return outcome;
  }

  /** A run that is under way fails. */
  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#exited;
  }
}
