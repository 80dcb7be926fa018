import { randomUUID } from 'node:crypto';
import type { Indicator } from './catalogue.ts';
import { creditedDeeds } from './deed-history.ts';
import { mutate } from './mutate.ts';
import type { MemberPerson, Network } from './network.ts';

/** A letter of a member about one deed of this indicator, which is done and confirmed for it. */
export async function letterAbout(
  network: Network,
  member: MemberPerson,
  indicator: Indicator,
): Promise<{ readonly id: string; readonly code: string }> {
  await creditedDeeds(network, member, [indicator]);
  const { letter, ...result } = await mutate<{ letter: { id: string; code: string } }>(
    member,
    'createRecognitionLetter',
    {
      ...{ networkId: network.id, deedCount: 1, categoryCount: 1, purpose: 'ขอกู้กองทุนหมู่บ้าน' },
      ...{ showsName: true, validDays: 30, idempotencyKey: randomUUID() },
    },
    '... on CreateRecognitionLetterSuccess { letter { id code } }',
  );
  if (letter === undefined) throw new Error(`no letter: ${JSON.stringify(result)}`);
  return letter;
}
