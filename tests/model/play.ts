import fc from 'fast-check';
import type pg from 'pg';
import { agree, agreeOnBooks } from './compare.ts';
import { type Draft, draftsFor, planFor } from './drafts.ts';
import type { Answer, Life, Operation } from './operations.ts';
import { apply } from './rules.ts';
import {
  foundVillage,
  type Level,
  type Village,
  type VillagePlan,
  type VillageView,
  viewOf,
} from './village.ts';

/** A life that can be looked at as a whole. */
export interface VisibleLife extends Life {
  view(): Promise<VillageView>;
}

export interface PlayOptions {
  readonly level: Level;
  /** Plays until so many commands have run. */
  readonly commands: number;
  readonly seed: number;
  /** As a failure prints them: to play it alone, again. */
  readonly path?: string | undefined;
  readonly replayPath?: string | undefined;
  /** Founds the village of a plan anew. */
  readonly found: (plan: VillagePlan) => Promise<VisibleLife>;
  /** The owner's connections, for the books. */
  readonly pool: pg.Pool;
  /** False: the first failure will do, whatever its size. */
  readonly shrinks?: boolean | undefined;
  /** Longest sequence of commands. */
  readonly longest: number;
}

/**
 * Lets a real village and the model live the same lives, drawn at random, and compares every answer and everything that
 * can be seen after every step; after each life, the books. Throws with the seed and the shortest life in which the two
 * disagree.
 */
export async function playLives(options: PlayOptions): Promise<Played> {
  let ran = 0;
  const replies: Record<string, number> = {};
  for (let seed = options.seed; ran < options.commands; seed++) {
    const history: string[] = [];
    const commands = fc.commands<Village, VisibleLife, false>(
      draftsFor(options.level).map((draft) => draft.map((chosen) => new Step(chosen, remember))),
      {
        maxCommands: options.longest,
        size: 'max',
        ...(options.replayPath === undefined ? {} : { replayPath: options.replayPath }),
      },
    );
    function remember(operation: Operation, answer: Answer): void {
      ran++;
      history.push(JSON.stringify(operation));
      for (const { status } of answer) {
        const reply = `${operation.type} ${status}`;
        replies[reply] = (replies[reply] ?? 0) + 1;
      }
    }
    const property = fc.asyncProperty(
      planFor(options.level === 'SQL' ? 'large' : 'small'),
      commands,
      async (plan, life) => {
        history.splice(0);
        try {
          const real = await options.found(plan);
          const model = foundVillage(plan, options.level);
          for (const gift of firstGifts(plan))
            agree('a first award', await real.apply(gift), apply(model, gift));
          await fc.asyncModelRun(() => ({ model, real }), life);
          await agreeOnBooks(options.pool);
        } catch (error) {
          throw new Error(`after\n${history.join('\n')}\n${error instanceof Error ? error.message : error}`, {
            cause: error,
          });
        }
      },
    );
    await fc.assert(property, {
      seed,
      numRuns: livesPerSeed,
      endOnFailure: options.shrinks === false,
      ...(options.path === undefined ? {} : { path: options.path }),
    });
    if (options.path !== undefined) break;
  }
  return { commands: ran, replies };
}

export interface Played {
  readonly commands: number;
  /** How often each operation was answered how, such as `redeem REPLAYED`. */
  readonly replies: Readonly<Record<string, number>>;
}

const livesPerSeed = 10;

/** Everybody begins with something to spend. */
function firstGifts(plan: VillagePlan): Operation[] {
  return Array.from({ length: plan.members }, (_, member) => ({
    type: 'award',
    asks: [{ member, points: 50, reason: 'a beginning', key: `beginning-${member}` }],
  }));
}

class Step implements fc.AsyncCommand<Village, VisibleLife> {
  constructor(
    private readonly draft: Draft,
    private readonly remember: (operation: Operation, answer: Answer) => void,
  ) {}

  check(village: Readonly<Village>): boolean {
    return this.draft.resolve(village, 'a') !== null;
  }

  async run(village: Village, real: VisibleLife): Promise<void> {
    const operation = this.draft.resolve(village, 'a');
    if (operation === null) return;
    const expected = apply(village, operation);
    this.remember(operation, expected);
    agree(`the answer to ${JSON.stringify(operation)}`, await real.apply(operation), expected);
    agree(`what is seen after ${JSON.stringify(operation)}`, await real.view(), viewOf(village));
  }

  toString(): string {
    return this.draft.name;
  }
}

/** `MODEL_SEED`, `MODEL_PATH`, `MODEL_REPLAY`: what a failure printed, to play it again. Without them, new every time. */
export function playAgain(): Pick<PlayOptions, 'seed' | 'path' | 'replayPath'> {
  const seed = process.env['MODEL_SEED'];
  return {
    seed: seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(seed),
    path: process.env['MODEL_PATH'],
    replayPath: process.env['MODEL_REPLAY'],
  };
}
