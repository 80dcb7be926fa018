import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMembership } from '../../app/session/use-membership.ts';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Expiry } from '../../design/components/Expiry.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { LetterBadge } from './LetterBadge.tsx';
import { LetterForm } from './LetterForm.tsx';
import { type LetterRow_letterFragment, LettersDocument } from './letters.generated.ts';

function NoLetters() {
  const { t } = useLingui();
  return (
    <EmptyState picture="fluent:page-facing-up" title={t`A letter needs a confirmed deed`}>
      <Trans>As soon as one of your good deeds is confirmed, you can make a letter about it.</Trans>
    </EmptyState>
  );
}

function LetterRow({ letter }: { letter: LetterRow_letterFragment }) {
  return (
    <ListRow
      to={`/letters/${letter.id}`}
      title={<span className="font-normal">{letter.sentence}</span>}
      hint={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2">
          <LetterBadge state={letter.state} />
          {letter.state === 'VALID' && <Expiry value={letter.validUntil} />}
          <span>
            <Plural
              value={letter.checkCount}
              _0="not looked at yet"
              one="looked at once"
              other="looked at # times"
            />
          </span>
        </span>
      }
    />
  );
}

function Letters({ slug, networkId }: { slug: string; networkId: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(LettersDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) {
    return error === undefined ? (
      <Skeleton shape="card" count={2} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  const member = data.viewer?.membership?.member;
  if (!member) return <NoLetters />;
  const { edges, pageInfo } = member.recognitionLetters;
  const basis = member.recognitionLetterBasis;
  return (
    <div className="flex flex-col gap-6">
      {edges.length > 0 && (
        <Card title={t`My letters`}>
          <List label={t`My letters`}>
            {edges.map(({ node }) => (
              <LetterRow key={node.id} letter={node} />
            ))}
          </List>
          {pageInfo.hasNextPage && (
            <MoreButton onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
          )}
        </Card>
      )}
      {basis.deedCount === 0 ? <NoLetters /> : <LetterForm networkId={networkId} basis={basis} />}
    </div>
  );
}

/** `/letters`: letters about my own good deeds, which I make, and can end at any time. */
export default function LettersRoute() {
  const { t } = useLingui();
  const { membership } = useMembership();
  return (
    <Page
      title={t`Letters of recognition`}
      lead={t`One true sentence about your good deeds, for the village fund or whoever asks. No score, no list, no points.`}
      width="narrow"
      back={{ to: '/profile', label: t({ message: 'Me', context: 'navigation' }) }}
    >
      {membership === null ? (
        <NoLetters />
      ) : (
        <Letters key={membership.id} slug={membership.network.slug} networkId={membership.network.id} />
      )}
    </Page>
  );
}
