import type { FragmentType } from '@apollo/client';
import { useApolloClient, useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { PackageCheck } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  type LoansOut_merchantFragment,
  LoansOut_merchantFragmentDoc,
  TakeLoanBackDocument,
} from './loans-out.generated.ts';

type Loan = NonNullable<LoansOut_merchantFragment['loansOut']>['edges'][number]['node'];

/** Takes a lent thing back in one tap. Back already, by a try whose answer was lost, is the same good news. */
function useTakeBack(merchantId: string) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [takeLoanBack, { loading }] = useMutation(TakeLoanBackDocument);

  const takeBack = async (loan: Loan): Promise<void> => {
    try {
      const { data } = await takeLoanBack({ variables: { input: { merchantId, useId: loan.id } } });
      const result = data?.releaseVoucher;
      switch (result?.__typename) {
        case 'ReleaseVoucherSuccess':
          showToast({
            message: t`${loan.offer.title} is back. The member has the points again.`,
            tone: 'done',
          });
          break;
        case 'VoucherStateError':
        case 'VoucherNotFoundError':
        case 'WrongMerchantError':
        case 'ForbiddenError':
          showToast({ message: result.message, tone: 'stop', seconds: 10 });
          break;
        case undefined:
          return;
        default:
          result satisfies never;
      }
      const id = client.cache.identify({ __typename: 'Merchant', id: merchantId });
      await client.refetchQueries({
        updateCache: (cache) => {
          if (id !== undefined) cache.evict({ id, fieldName: 'loansOut' });
        },
        optimistic: true,
      });
    } catch (cause) {
      showFailure(cause);
    }
  };
  return { takeBack, isPending: loading };
}

function LoanRow({ loan, isPending, onBack }: { loan: Loan; isPending: boolean; onBack: () => void }) {
  const titleId = useId();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <OfferPicture picture={loan.offer.picture} size="thumb" />
      <span className="min-w-0 grow basis-40">
        <span id={titleId} className="block font-strong">
          {loan.offer.title}
          {loan.quantity > 1 && ` × ${loan.quantity}`}
        </span>
        <span className="block text-ink-soft">
          <Trans>
            Out since <DateTime value={loan.usedAt} show="date" />
          </Trans>
          {loan.dueAt !== null && (
            <>
              {' · '}
              <Trans>
                to be back by <DateTime value={loan.dueAt} show="date" />
              </Trans>
            </>
          )}
        </span>
      </span>
      <Button
        variant="done"
        icon={PackageCheck}
        isPending={isPending}
        aria-describedby={titleId}
        onPress={onBack}
      >
        <Trans>It is back</Trans>
      </Button>
    </li>
  );
}

/** What is lent and not back yet: things and days, never who has them. */
export function LoansOut({ merchant }: { merchant: FragmentType<LoansOut_merchantFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: LoansOut_merchantFragmentDoc, from: merchant });
  const { takeBack, isPending } = useTakeBack(complete ? data.id : '');
  const loans = complete ? (data.loansOut?.edges.map(({ node }) => node) ?? []) : [];
  if (loans.length === 0) return null;
  return (
    <Card title={t`Out on loan`}>
      <ul aria-label={t`Out on loan`} className="divide-y divide-rule">
        {loans.map((loan) => (
          <LoanRow key={loan.id} loan={loan} isPending={isPending} onBack={() => void takeBack(loan)} />
        ))}
      </ul>
    </Card>
  );
}
