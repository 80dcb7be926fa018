import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Plural, Trans } from '@lingui/react/macro';
import { ChevronRight, HeartHandshake } from 'lucide-react';
import { Link } from 'react-router';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Points } from '../../design/components/Points.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { type BalancePage_memberFragment, BalancePage_memberFragmentDoc } from './balance-page.generated.ts';

/** The open passbook: whose it is, the balance over its double rule, and what was earned in all. */
export function BalancePage({ member }: { member: FragmentType<BalancePage_memberFragment> }) {
  const { locale } = useLanguage();
  const { data, complete } = useFragment({ fragment: BalancePage_memberFragmentDoc, from: member });
  if (!complete) return null;
  const { wallet } = data;
  return (
    <section aria-labelledby="balance" className="passbook-page overflow-hidden">
      <div className="flex flex-wrap justify-between gap-x-4 border-b border-rule bg-points-tint px-5 py-2 text-points">
        <span className="font-strong">{data.network.name}</span>
        <span>{data.memberNumber}</span>
      </div>
      <div className="px-5 pt-4">
        <h2 id="balance" className="text-lead font-normal text-ink-soft">
          <Trans>{data.displayName}, you have</Trans>
        </h2>
        <div className="text-points">
          <Points value={wallet.available} size="hero" />
        </div>
        <p className="pt-3 text-ink-soft">
          <Plural
            value={wallet.lifetimeEarned}
            one="# point earned by good deeds so far"
            other="# points earned by good deeds so far"
          />
        </p>
        {wallet.held > 0 && (
          <p className="text-ink-soft">
            <Trans>{formatNumber(wallet.held, locale)} set aside while you borrow</Trans>
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-x-4 gap-y-2 px-5 pt-4">
        <div className="grow">
          <LinkButton to="/deeds/new" variant="primary" icon={HeartHandshake} isFullWidth>
            <Trans>Record a good deed</Trans>
          </LinkButton>
        </div>
        <LinkButton to="/deeds" variant="quiet">
          <Trans>My good deeds</Trans>
        </LinkButton>
      </div>
      <Link
        to="/passbook"
        className="mt-3 flex min-h-target items-center justify-between border-t border-rule px-5 py-2 font-strong hover:bg-page-sunken"
      >
        <Trans>Open the passbook</Trans>
        <ChevronRight aria-hidden className="size-5 text-ink-soft" />
      </Link>
    </section>
  );
}
