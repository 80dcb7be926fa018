import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../design/components/Button.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { HearThanksSenderDocument, QuietedSendersDocument } from './thanks.generated.ts';

/** Whom I do not want to hear, and the way back. Nothing where there is nobody. */
export function QuietedSenders({ slug, networkId }: { slug: string; networkId: string }) {
  const { t } = useLingui();
  const { data } = useQuery(QuietedSendersDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const [hear, { loading }] = useMutation(HearThanksSenderDocument);
  const people = data?.viewer?.membership?.quietedThanksSenders ?? [];
  if (people.length === 0) return null;
  return (
    <section>
      <h2 className="text-title">{t`No notes from`}</h2>
      <List label={t`No notes from`}>
        {people.map((person) => (
          <ListRow
            key={person.id}
            title={person.displayName}
            end={
              <Button
                isDisabled={loading}
                onPress={() => {
                  hear({ variables: { networkId, personId: person.id } }).catch(showFailure);
                }}
              >
                {t`Get notes again`}
                <span className="sr-only"> {person.displayName}</span>
              </Button>
            }
          />
        ))}
      </List>
    </section>
  );
}
