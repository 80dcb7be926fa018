import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { readTypedCode, typedCharacters } from '../../lib/typed-voucher-code.ts';
import { groupVoucherCode } from '../../lib/voucher-code.ts';
import { MakeRightReasons } from './MakeRightReasons.tsx';
import { type ShopUses, UsesToMakeRight } from './UsesToMakeRight.tsx';
import { useMakeRight } from './use-make-right.ts';
import { UsesOfShopDocument } from './uses-of-shop.generated.ts';

function InHand({ merchantId }: { merchantId: string }) {
  const { t } = useLingui();
  const [characters, setCharacters] = useState('');
  const { makeRight, isPending } = useMakeRight(merchantId);
  const typed = readTypedCode(characters);
  return (
    <Card title={t`A voucher that has not been scanned`}>
      <div className="flex flex-col gap-4">
        <TextField
          label={t`Code on the member’s screen`}
          value={groupVoucherCode(characters)}
          onChange={(text) => setCharacters(typedCharacters(text))}
          autoComplete="off"
          autoCorrect="off"
          spellCheck="false"
          isCode
          placeholder="•••• •••• ••"
          error={
            typed.kind === 'wrong' ? t`There is a slip in this code. Compare it with the screen.` : undefined
          }
        />
        {typed.kind === 'code' && (
          <MakeRightReasons
            isPending={isPending}
            onReason={async (reason) => {
              if (await makeRight({ code: typed.code }, reason)) setCharacters('');
            }}
          />
        )}
      </div>
    </Card>
  );
}

/** `/shop/:merchantId/make-right`: what a shop could not honour goes back to the member. */
export default function MakeRightRoute() {
  const { t } = useLingui();
  const { merchantId = '' } = useParams();
  const { data, error, refetch } = useQuery(UsesOfShopDocument, { variables: { merchantId } });
  const shop: ShopUses | null = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data !== undefined && (shop === null || shop.viewerStaffRole === null)) return <NotFoundPage />;
  return (
    <Page
      title={t`Give points back`}
      back={{ to: `/shop/${merchantId}`, label: t`Our shop` }}
      lead={
        <Trans>
          When something cannot be given after all, the points go back to the member who spent them, at once.
        </Trans>
      }
    >
      {shop === null ? (
        error ? (
          <ErrorState error={error} onRetry={refetch} />
        ) : (
          <Skeleton shape="card" count={2} />
        )
      ) : (
        <div className="flex flex-col gap-5">
          <UsesToMakeRight shop={shop} />
          <InHand merchantId={merchantId} />
        </div>
      )}
    </Page>
  );
}
