import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { BadgeCheck, CircleAlert, EyeOff, MessageCircleQuestion, UsersRound } from 'lucide-react';
import { type Ref, useEffect, useId, useRef, useState } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Points } from '../../design/components/Points.tsx';
import { classNames } from '../../lib/class-names.ts';
import { CaseAge } from '../coordinator/CaseAge.tsx';
import { ReasonPicker } from '../coordinator/ReasonPicker.tsx';
import { DeedConversation } from './DeedConversation.tsx';
import { DeedHints } from './DeedHints.tsx';
import { DeedPhotos } from './DeedPhotos.tsx';
import { notCountedPresets, questionPresets } from './decision-presets.ts';
import { type DeedCard_deedFragment, DeedCard_deedFragmentDoc } from './deed-card.generated.ts';
import type { DeedDecision } from './use-deed-decision.ts';

type Panel = 'ask-more' | 'not-count' | null;

function Facts({ data, titleId }: { data: DeedCard_deedFragment; titleId: string }) {
  const { deed, memberName, waitsLong, confirmations, confirmationsNeeded } = data;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 id={titleId} className="min-w-0 text-title">
          {deed.title}
        </h2>
        <Points value={deed.points} isSigned />
      </div>
      <p>
        <span className="font-strong">{memberName ?? <Trans>A private deed: no name is shown</Trans>}</span>
        <span className="text-ink-soft">
          {' · '}
          <DateTime value={deed.doneOn} show="date" />
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <CaseAge since={data.waitingSince} />
        {waitsLong && (
          <Badge tone="wait" icon={CircleAlert}>
            <Trans>Has waited for long</Trans>
          </Badge>
        )}
        {confirmationsNeeded > 1 && (
          <Badge icon={UsersRound}>
            <Trans>
              {confirmations} of {confirmationsNeeded} have confirmed
            </Trans>
          </Badge>
        )}
        {deed.privacy === 'SENSITIVE' && (
          <Badge icon={EyeOff}>
            <Trans>Private</Trans>
          </Badge>
        )}
      </div>
      {deed.note !== null && (
        <blockquote className="border-l-3 border-points-mark pl-3 text-lead whitespace-pre-line">
          {deed.note}
        </blockquote>
      )}
      <DeedPhotos photos={deed.photos} />
      <DeedConversation lines={deed.decisions} />
      <DeedHints hints={data.hints} />
    </div>
  );
}

/** Who else did it: a deed of many is confirmed by one tap. */
function Together({ others }: Pick<DeedCardProps, 'others'>) {
  const names = others.flatMap(({ memberName }) => memberName ?? []);
  return (
    <p>
      <span className="font-strong">
        <Plural value={others.length} one="Together with # other" other="Together with # others" />
      </span>
      {names.length > 0 && <span className="text-ink-soft">{`: ${names.join(' · ')}`}</span>}
    </p>
  );
}

function Reasons({
  panel,
  onDecide,
}: {
  panel: Exclude<Panel, null>;
  onDecide: (decision: DeedDecision) => void;
}) {
  const { t, i18n } = useLingui();
  const first = useRef<HTMLButtonElement>(null);
  // Opened by a tap or by R: the sentences are where one goes on.
  useEffect(() => first.current?.focus(), []);
  const asks = panel === 'ask-more';
  return (
    <div className="flex flex-col gap-1 border-t border-rule pt-3">
      <p className="text-ink-soft">
        {asks ? (
          <Trans>Press a sentence: the member gets it as it stands, and can answer at once.</Trans>
        ) : (
          <Trans>
            Press a sentence: the member gets it as it stands. The deed stays good, and they can answer.
          </Trans>
        )}
      </p>
      <ReasonPicker
        label={asks ? t`Questions to the member` : t`Why it is not counted this time`}
        presets={(asks ? questionPresets : notCountedPresets).map((preset) => i18n._(preset))}
        sendLabel={asks ? t`Ask` : t`Do not count this time`}
        onPick={(text) =>
          onDecide(asks ? { kind: 'ask-more', question: text } : { kind: 'not-count', reason: text })
        }
        firstRef={first}
      />
    </div>
  );
}

export interface DeedCardProps {
  deed: FragmentType<DeedCard_deedFragment>;
  /** Those who did it together with the deed's member, when it was written down as one for many. */
  others: readonly { id: string; memberName: string | null }[];
  /** Shows a group one by one. */
  onSplit: () => void;
  /** The one that the keys are about. */
  isCurrent: boolean;
  cardRef: Ref<HTMLElement>;
  /** Set by R: which panel is open; null for none. */
  panel: Panel;
  onPanel: (panel: Panel) => void;
  onDecide: (deed: { id: string; title: string }, decision: DeedDecision) => void;
}

/** One deed with the least that is needed to vouch for it, and the decision: confirming is one tap. */
export function DeedCard({
  deed,
  others,
  onSplit,
  isCurrent,
  cardRef,
  panel,
  onPanel,
  onDecide,
}: DeedCardProps) {
  const { t } = useLingui();
  const titleId = useId();
  const [isSent, setIsSent] = useState(false);
  const { data, complete } = useFragment({ fragment: DeedCard_deedFragmentDoc, from: deed });
  if (!complete) return null;
  const named = { id: data.id, title: data.deed.title };
  const decide = (decision: DeedDecision) => {
    if (isSent) return;
    setIsSent(true);
    onDecide(named, decision);
  };
  const toggle = (next: Exclude<Panel, null>) => () => onPanel(panel === next ? null : next);
  return (
    <article
      ref={cardRef}
      tabIndex={-1}
      aria-labelledby={titleId}
      className={classNames(
        'passbook-page flex flex-col gap-4 p-5 tablet:p-6',
        isCurrent && 'desktop:border-l-6 desktop:border-l-points-mark',
      )}
    >
      <Facts data={data} titleId={titleId} />
      {others.length > 0 && <Together others={others} />}
      <div className="flex flex-col gap-3">
        <Button
          data-confirm
          variant="done"
          size="large"
          icon={BadgeCheck}
          isFullWidth
          onPress={() =>
            decide(
              others.length === 0
                ? { kind: 'confirm' }
                : { kind: 'confirm-all', deedIds: [data.id, ...others.map(({ id }) => id)] },
            )
          }
        >
          {others.length === 0 ? t`Confirm` : t`Confirm all ${others.length + 1}`}
          <span className="sr-only"> {named.title}</span>
        </Button>
        {others.length > 0 ? (
          <Button variant="quiet" isFullWidth onPress={onSplit}>
            <Trans>Look at them one by one</Trans>
          </Button>
        ) : (
          <div className="grid grid-cols-1 gap-3 tablet:grid-cols-2">
            <Button
              icon={MessageCircleQuestion}
              isFullWidth
              aria-expanded={panel === 'ask-more'}
              onPress={toggle('ask-more')}
            >
              {t`Ask for more`}
              <span className="sr-only"> {named.title}</span>
            </Button>
            <Button
              variant="quiet"
              isFullWidth
              aria-expanded={panel === 'not-count'}
              onPress={toggle('not-count')}
            >
              {t`Not this time`}
              <span className="sr-only"> {named.title}</span>
            </Button>
          </div>
        )}
      </div>
      {panel !== null && <Reasons key={panel} panel={panel} onDecide={decide} />}
    </article>
  );
}
