import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  ApiKeysDocument,
  type KeyList_merchantFragment,
  KeyList_merchantFragmentDoc,
  RevokeMerchantApiKeyDocument,
} from './api-keys.generated.ts';
import { MakeKey } from './MakeKey.tsx';
import { useScopeWords } from './scope-words.ts';
import { useShopId } from './use-shop.ts';

type Key = NonNullable<KeyList_merchantFragment['apiKeys']>[number];

function KeyList({ merchant }: { merchant: FragmentType<KeyList_merchantFragment> }) {
  const { t } = useLingui();
  const scopeWords = useScopeWords();
  const { data, complete } = useFragment({ fragment: KeyList_merchantFragmentDoc, from: merchant });
  const [asked, setAsked] = useState<Key | null>(null);
  const [revoke, { loading }] = useMutation(RevokeMerchantApiKeyDocument);
  const keys = complete ? (data.apiKeys ?? []) : [];
  if (keys.length === 0) return null;

  async function end(apiKeyId: string): Promise<void> {
    try {
      const answer = await revoke({ variables: { input: { merchantId: data.id ?? '', apiKeyId } } });
      const result = answer.data?.revokeMerchantApiKey;
      if (result?.__typename === 'ForbiddenError') showToast({ message: result.message, tone: 'stop' });
      setAsked(null);
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Card title={t`Our keys`}>
      <List label={t`Our keys`}>
        {keys.map((key) => (
          <ListRow
            key={key.id}
            start={<KeyRound aria-hidden className="size-6 shrink-0 text-ink-soft" />}
            title={
              <>
                {key.name} <code className="text-ink-soft">{key.prefix}…</code>
              </>
            }
            hint={
              <>
                {key.scopes.map((scope) => scopeWords[scope].label).join(', ')}
                <br />
                {key.lastUsedAt === null ? (
                  t`Never used`
                ) : (
                  <Trans>
                    Last used <DateTime value={key.lastUsedAt} show="date-time" />
                  </Trans>
                )}
                {' · '}
                <Trans>
                  good until <DateTime value={key.expiresAt} show="date" />
                </Trans>
              </>
            }
            end={
              <Button variant="quiet" onPress={() => setAsked(key)}>
                {t({ message: 'Revoke', context: 'key' })}
              </Button>
            }
          />
        ))}
      </List>
      <Dialog
        title={t`Revoke the key “${asked?.name ?? ''}”?`}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        actions={
          <>
            <Button onPress={() => setAsked(null)}>{t`Leave it`}</Button>
            <Button variant="primary" isPending={loading} onPress={() => void end(asked?.id ?? '')}>
              {t`Yes, revoke it`}
            </Button>
          </>
        }
      >
        {t`The till that has it can do nothing more from now on. It cannot be undone; a new key is made in a moment.`}
      </Dialog>
    </Card>
  );
}

/** `/shop/:merchantId/keys`: keys by which the shop's own till speaks to the API. Owners only. */
export default function ApiKeysRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const { data, error, refetch } = useQuery(ApiKeysDocument, {
    variables: { merchantId },
    fetchPolicy: 'cache-and-network',
  });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data !== undefined && shop?.viewerStaffRole !== 'OWNER') return <NotFoundPage />;
  const isOpen = shop?.status === 'APPROVED' || shop?.status === 'SUSPENDED';
  return (
    <Page
      title={t`Keys for our own till`}
      width="narrow"
      back={{ to: `/shop/${merchantId}/staff`, label: t`People at the shop` }}
      lead={t`For shops with a till of their own: it uses vouchers and reads offers by itself. A key acts as the shop and sees no member.`}
    >
      {shop === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="row" count={3} />)}
      {shop !== null && (
        <div className="flex flex-col gap-5">
          <KeyList merchant={shop} />
          {isOpen && <MakeKey merchantId={merchantId} />}
          {!isOpen && <p className="text-ink-soft">{t`Keys can be made once the shop is approved.`}</p>}
        </div>
      )}
    </Page>
  );
}
