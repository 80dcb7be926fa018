import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { DeedRule } from './deed-rule-store.ts';
import { placeCodeHash, readPlaceCode } from './place-code.ts';
import { giveBackCodeTry, isPlaceCodeGood, takeCodeTry } from './place-code-store.ts';

const wrong: FieldProblem = {
  path: ['code'],
  message: { th: 'รหัสไม่ตรง ลองดูที่ป้ายอีกครั้ง', en: 'This is not the code. Look at the sign once more.' },
};

const tooManyTries: FieldProblem = {
  path: ['code'],
  message: {
    th: 'ลองรหัสหลายครั้งแล้ว พักสักหนึ่งชั่วโมงแล้วค่อยลองใหม่',
    en: 'Too many codes were tried. Please try again in an hour.',
  },
};

/**
 * What is wrong with the code of a place; null when it is the right one. Ten wrong ones within an hour end the trying.
 * A wrong one is counted: the caller answers with the problem and lets the transaction be committed.
 */
export async function placeCodeProblem(
  tx: Executor,
  rule: DeedRule,
  tried: { readonly membershipId: string; readonly code: string },
): Promise<FieldProblem | null> {
  const { networkId } = rule;
  const code = readPlaceCode(tried.code);
  // What cannot be a code is a typing error; no guess is spent on it.
  if (code === null) return wrong;
  if (!(await takeCodeTry(tx, { membershipId: tried.membershipId, networkId }))) return tooManyTries;
  if (!(await isPlaceCodeGood(tx, networkId, placeCodeHash(networkId, rule.code, code)))) return wrong;
  await giveBackCodeTry(tx, tried.membershipId);
  return null;
}
