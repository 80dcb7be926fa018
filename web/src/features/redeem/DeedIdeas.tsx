import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Sprout } from 'lucide-react';

/** Everyday deeds that goodness banks count; which of them earn here, and how much, the network decides. */
const deeds = [
  msg`Pick up litter around the pond`,
  msg`Look in on an elder who lives alone`,
  msg`Help at a temple fair or a funeral`,
  msg`Sort waste for the recycling bank`,
  msg`Come to the village meeting on time`,
  msg`Grow vegetables and share them`,
  msg`Plant or water trees in the community forest`,
  msg`Teach the younger children`,
  msg`Take the dog to be vaccinated`,
];

const shownCount = 3;
const dayMs = 86_400_000;

/** Three ideas for earning points, other ones each day. */
export function DeedIdeas() {
  const { i18n } = useLingui();
  const first = (Math.floor(Date.now() / dayMs) * shownCount) % deeds.length;
  return (
    <div className="text-left">
      <p className="font-strong">
        <Trans>Deeds that earn points</Trans>
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {deeds.slice(first, first + shownCount).map((deed) => (
          <li key={deed.id} className="flex gap-2">
            <Sprout aria-hidden className="mt-0.5 size-5 shrink-0 text-done" />
            {i18n._(deed)}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-ink-soft">
        <Trans>Tell a coordinator of your community, who puts it into your passbook.</Trans>
      </p>
    </div>
  );
}
