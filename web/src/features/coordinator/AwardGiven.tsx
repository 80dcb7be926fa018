import { Trans, useLingui } from '@lingui/react/macro';
import { UserRoundPlus, UsersRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Stamp } from '../../design/components/Stamp.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { reasonText } from './award-reasons.ts';
import type { GivenAward } from './use-award.ts';

export interface AwardGivenProps {
  award: GivenAward;
  slug: string;
  onNext: () => void;
}

/** The stamp in the passbook, and on to the next person with the same points and reason. */
export function AwardGiven({ award, slug, onNext }: AwardGivenProps) {
  const { t } = useLingui();
  const { language, locale } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const amount = formatNumber(award.points, locale);
  const name = award.member.displayName;
  return (
    <div className="passbook-page flex flex-col items-center gap-5 px-5 py-10 text-center">
      {award.isWaiting ? (
        <span className="flex size-20 items-center justify-center rounded-full bg-wait-tint">
          <UsersRound aria-hidden className="size-10 text-wait" />
        </span>
      ) : (
        <Stamp label={t`+${amount} points`} tone="thanks" isFresh />
      )}
      <h2 ref={heading} tabIndex={-1} className="text-title">
        {award.isWaiting ? (
          <Trans>
            {amount} points for {name} wait for a second coordinator
          </Trans>
        ) : (
          <Trans>{name} has the points</Trans>
        )}
      </h2>
      <p className="max-w-prose text-ink-soft">{reasonText(award.reason, language)}</p>
      {award.isWaiting && (
        <p className="max-w-prose">
          <Trans>
            The other coordinators are told. The points come as soon as one of them has vouched, too.
          </Trans>
        </p>
      )}
      <div className="flex flex-wrap justify-center gap-3 pt-2">
        <Button variant="primary" icon={UserRoundPlus} onPress={onNext}>{t`Next person, same deed`}</Button>
        <LinkButton to={`/coordinator/${slug}`}>
          <Trans>Done</Trans>
        </LinkButton>
      </div>
    </div>
  );
}
