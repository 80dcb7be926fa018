import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { IdCard } from 'lucide-react';
import { ListRow } from '../../design/components/ListRow.tsx';
import {
  type MemberCardRow_membershipFragment,
  MemberCardRow_membershipFragmentDoc,
} from './member-card-row.generated.ts';
import { spacedMemberNumber } from './member-number.ts';

/** One tap to the card that a coordinator scans. Nothing for people who are not members here. */
export function MemberCardRow({
  membership,
}: {
  membership: FragmentType<MemberCardRow_membershipFragment>;
}) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: MemberCardRow_membershipFragmentDoc, from: membership });
  if (!complete || data.member === null) return null;
  const number = spacedMemberNumber(data.member.memberNumber);
  return (
    <ListRow
      to={`/profile/card/${data.network.slug}`}
      start={<IdCard aria-hidden className="size-8 shrink-0 text-points" />}
      title={data.network.name}
      hint={t`Number ${number}`}
    />
  );
}
