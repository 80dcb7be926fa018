import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { mutate, type Outcome, onStateError, onValidationError } from './mutate.ts';
import type { Network } from './network.ts';
import type { WalletPoints } from './redeem.ts';
import type { Person, World } from './world.ts';

export interface GoalView {
  readonly id: string;
  readonly state: string;
  readonly targetPoints: number;
  readonly pledgedPoints: number;
  readonly pointsLeft: number;
  readonly supporterCount: number | null;
  readonly cancelReason: string | null;
  readonly viewerPledges: readonly {
    readonly id: string;
    readonly points: number;
    readonly state: string;
  }[];
}

const goalFields = `id state targetPoints pledgedPoints pointsLeft supporterCount cancelReason
  viewerPledges { id points state }`;

export interface GoalOutcome extends Outcome {
  readonly goal?: GoalView;
  readonly replayed?: boolean;
}

/** What a test does not say about a goal is good: a million seconds from now, a hundred points. */
export function goalInput(network: Network, change: object = {}): object {
  return {
    networkId: network.id,
    title: { th: 'หลังคาศาลาวัด', en: 'A roof for the temple hall' },
    beneficiary: { th: 'ซ่อมหลังคาศาลาวัด', en: 'The roof of the hall is mended' },
    targetPoints: 100,
    endsAt: new Date(Date.now() + 1_000_000_000).toISOString(),
    idempotencyKey: randomUUID(),
    ...change,
  };
}

export function createGoal(network: Network, change: object = {}, by?: Person): Promise<GoalOutcome> {
  return mutate<GoalOutcome>(
    by ?? network.coordinator,
    'createGoal',
    goalInput(network, change),
    `... on CreateGoalSuccess { replayed goal { ${goalFields} } } ${onValidationError}`,
  );
}

/** An open goal that must be made. */
export async function openedGoal(network: Network, change: object = {}): Promise<GoalView> {
  const { goal, ...refusal } = await createGoal(network, change);
  if (goal === undefined) throw new Error(`no goal: ${JSON.stringify(refusal)}`);
  return goal;
}

/** A coordinator's step with a goal. */
export function stepGoal(
  by: Person,
  step: 'openGoal' | 'cancelGoal' | 'updateGoal',
  input: object,
): Promise<GoalOutcome> {
  const selection = `... on GoalActionSuccess { goal { ${goalFields} } } ${onStateError} ${onValidationError}`;
  return mutate<GoalOutcome>(by, step, input, selection);
}

export interface PledgeOutcome extends GoalOutcome {
  readonly pledge?: { readonly id: string; readonly points: number; readonly state: string };
  readonly wallet?: WalletPoints;
  readonly pointsLeft?: number;
  readonly pointsMissing?: number;
}

const pledgeFields = `pledge { id points state } goal { ${goalFields} } wallet { available held lifetimeEarned }`;

export function pledge(
  by: Person,
  goal: { readonly id: string },
  points: number,
  idempotencyKey: string = randomUUID(),
): Promise<PledgeOutcome> {
  return mutate<PledgeOutcome>(
    by,
    'pledgePoints',
    { goalId: goal.id, points, idempotencyKey },
    `... on PledgePointsSuccess { replayed ${pledgeFields} } ... on OverTargetError { pointsLeft }
      ... on InsufficientPointsError { pointsMissing } ... on GoalNotOpenError { goalState: state } ${onValidationError}`,
  );
}

export function withdraw(by: Person, pledgeId: string): Promise<PledgeOutcome> {
  return mutate<PledgeOutcome>(
    by,
    'withdrawPledge',
    { pledgeId },
    `... on WithdrawPledgeSuccess { ${pledgeFields} } ${onStateError}`,
  );
}

/** The goal as this person sees it; null when they do not. */
export async function viewGoal(by: Person, goal: { readonly id: string }): Promise<GoalView | null> {
  const { node } = await by.client.ask<{ node: GoalView | null }>(
    `query ($id: ID!) { node(id: $id) { ... on CommunityGoal { ${goalFields} } } }`,
    { id: goal.id },
  );
  return node;
}

/** Moves the end of a goal into the past: what it promises is guarded by a trigger. */
export async function letGoalRunOut(world: World, goal: { readonly id: string }): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE community_goal DISABLE TRIGGER community_goal_guard');
    await client.query(`UPDATE community_goal SET ends_at = now() - interval '1 second' WHERE id = $1`, [
      TypeID.fromString(goal.id).toUUID(),
    ]);
    await client.query('ALTER TABLE community_goal ENABLE TRIGGER community_goal_guard');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
