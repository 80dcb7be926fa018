import { Trans, useLingui } from '@lingui/react/macro';
import { UserRoundPlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Stamp } from '../../design/components/Stamp.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import type { Award } from './AwardForm.tsx';
import { reasonText } from './award-reasons.ts';

export interface AwardGivenProps {
  award: Award;
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
      <Stamp label={t`+${amount} points`} tone="thanks" isFresh />
      <h2 ref={heading} tabIndex={-1} className="text-title">
        <Trans>{name} has the points</Trans>
      </h2>
      <p className="max-w-prose text-ink-soft">{reasonText(award.reason, language)}</p>
      <div className="flex flex-wrap justify-center gap-3 pt-2">
        <Button variant="primary" icon={UserRoundPlus} onPress={onNext}>{t`Next person, same deed`}</Button>
        <LinkButton to={`/coordinator/${slug}`}>
          <Trans>Done</Trans>
        </LinkButton>
      </div>
    </div>
  );
}
