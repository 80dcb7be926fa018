import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMembership } from '../../app/session/use-membership.ts';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Points } from '../../design/components/Points.tsx';
import { DeedIdeasDocument } from './deed-ideas.generated.ts';

const shownCount = 3;

function Ideas({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data } = useQuery(DeedIdeasDocument, { variables: { slug } });
  const suggestions = data?.viewer?.membership?.member?.deedSuggestions ?? [];
  const open = suggestions.filter(({ capLeft }) => capLeft !== 0).slice(0, shownCount);
  if (open.length === 0) return null;
  return (
    <div className="text-left">
      <p className="font-strong">
        <Trans>Deeds that earn points</Trans>
      </p>
      <List label={t`Deeds that earn points`}>
        {open.map(({ id, name, points }) => (
          <ListRow
            key={id}
            to={`/deeds/new?pick=${id}`}
            title={<span className="font-normal">{name}</span>}
            end={
              <span className="text-points">
                <Points value={points} isSigned />
              </span>
            }
          />
        ))}
      </List>
    </div>
  );
}

/** Three good deeds of the community's own list that still count today; a press leads to recording one. */
export function DeedIdeas() {
  const { membership } = useMembership();
  return membership?.member ? <Ideas slug={membership.network.slug} /> : null;
}
