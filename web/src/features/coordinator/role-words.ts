import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { NetworkRole } from './member-sheet.generated.ts';

/** What each role is called and may do, in the order in which they are shown. */
export const roleWords: readonly { role: NetworkRole; name: MessageDescriptor; hint: MessageDescriptor }[] = [
  { role: 'MEMBER', name: msg`Member`, hint: msg`Earns points and redeems them` },
  { role: 'VERIFIER', name: msg`Verifier`, hint: msg`Confirms the good deeds of others` },
  { role: 'COORDINATOR', name: msg`Coordinator`, hint: msg`Takes in shops and members, gives points` },
  { role: 'AUDITOR', name: msg`Auditor`, hint: msg`Reads everything that is not private, changes nothing` },
];
