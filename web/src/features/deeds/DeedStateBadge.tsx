import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import {
  BadgeCheck,
  CloudUpload,
  CornerDownLeft,
  Hourglass,
  Leaf,
  type LucideIcon,
  MessageCircleQuestionMark,
  Undo2,
} from 'lucide-react';
import { Badge, type Tone } from '../../design/components/Badge.tsx';

export type ShownState =
  | 'CLAIMED'
  | 'MORE_ASKED'
  | 'VERIFIED'
  | 'NOT_COUNTED'
  | 'WITHDRAWN'
  | 'CORRECTED'
  | 'UNSENT';

const looks: Record<ShownState, { tone: Tone; icon: LucideIcon; word: MessageDescriptor }> = {
  CLAIMED: { tone: 'wait', icon: Hourglass, word: msg`Waiting to be confirmed` },
  MORE_ASKED: { tone: 'wait', icon: MessageCircleQuestionMark, word: msg`Tell a little more` },
  VERIFIED: { tone: 'done', icon: BadgeCheck, word: msg({ message: 'Confirmed', context: 'deeds' }) },
  NOT_COUNTED: { tone: 'plain', icon: Leaf, word: msg`Not counted this time` },
  WITHDRAWN: { tone: 'plain', icon: CornerDownLeft, word: msg`Taken back` },
  CORRECTED: { tone: 'plain', icon: Undo2, word: msg`Corrected` },
  UNSENT: { tone: 'wait', icon: CloudUpload, word: msg`Waiting to be sent` },
};

/** Where a deed stands: colour, icon and a kind word. */
export function DeedStateBadge({ state }: { state: ShownState }) {
  const { i18n } = useLingui();
  const { tone, icon, word } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {i18n._(word)}
    </Badge>
  );
}
