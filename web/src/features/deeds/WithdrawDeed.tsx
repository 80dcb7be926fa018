import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMembership } from '../../app/session/use-membership.ts';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { WithdrawDeedDocument } from './deed-page.generated.ts';
import { refreshDeeds } from './deliver-deed.ts';

/** Takes a deed back; asked once more, because it cannot be undone. */
export function WithdrawDeed({ deedId }: { deedId: string }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { membership } = useMembership();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [withdraw, { loading }] = useMutation(WithdrawDeedDocument);

  const take = async () => {
    setRefusal(null);
    try {
      const { data } = await withdraw({ variables: { input: { deedId } } });
      const answer = data?.withdrawDeed;
      switch (answer?.__typename) {
        case 'WithdrawDeedSuccess':
          if (membership?.member) refreshDeeds(client, membership.member.id);
          return;
        case 'ForbiddenError':
        case 'StateError':
          setRefusal(answer.message);
          return;
        case undefined:
          return;
        default:
          answer satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  };
  if (!isAsking) {
    return (
      <div>
        <Button variant="quiet" onPress={() => setIsAsking(true)}>{t`Take this deed back`}</Button>
      </div>
    );
  }
  return (
    <Notice
      tone="wait"
      title={t`Take it back?`}
      action={
        <div className="flex flex-wrap gap-3">
          <Button isPending={loading} onPress={() => void take()}>{t`Yes, take it back`}</Button>
          <Button variant="quiet" onPress={() => setIsAsking(false)}>{t`Keep it`}</Button>
        </div>
      }
    >
      {refusal ?? <Trans>It no longer waits to be confirmed. You can record it anew.</Trans>}
    </Notice>
  );
}
