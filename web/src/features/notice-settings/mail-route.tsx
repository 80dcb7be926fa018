import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { showFailure } from '../../design/components/show-failure.ts';

type Outcome = 'DONE' | 'NOT_GOOD';

/** What a link in a mail is for is done by a press: programs that open links to look for viruses press nothing. */
async function follow(purpose: string, token: string): Promise<Outcome> {
  const response = await fetch(`/api/mail/${purpose}/${encodeURIComponent(token)}`, { method: 'POST' });
  if (response.ok) return 'DONE';
  if (response.status === 404) return 'NOT_GOOD';
  throw new Error(`the server answered ${response.status}`);
}

function useFollow(purpose: string, token: string) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isPending, setIsPending] = useState(false);
  const press = async () => {
    setIsPending(true);
    try {
      setOutcome(await follow(purpose, token));
    } catch (cause) {
      showFailure(cause);
    }
    setIsPending(false);
  };
  return { outcome, isPending, press };
}

function SettingsLink() {
  return (
    <LinkButton to="/profile/notices">
      <Trans>Choose what I am told</Trans>
    </LinkButton>
  );
}

/** `/mail/confirm/…` and `/mail/unsubscribe/…`: where the links of our mails lead. For everybody, without signing in. */
export default function MailRoute() {
  const { t } = useLingui();
  const { purpose = '', token = '' } = useParams();
  const isConfirm = purpose === 'confirm';
  const { outcome, isPending, press } = useFollow(isConfirm ? 'confirm' : 'unsubscribe', token);
  return (
    <Page title={isConfirm ? t`Confirm my e-mail` : t`No more mail`} width="narrow">
      <div className="passbook-page flex flex-col items-start gap-5 p-5 tablet:p-6">
        {outcome === null && (
          <>
            <p>
              {isConfirm ? (
                <Trans>
                  Is this address yours? Then notices may come to it. You can stop them at any time.
                </Trans>
              ) : (
                <Trans>Then no notice comes by mail any more. In the app everything is still there.</Trans>
              )}
            </p>
            <Button variant="primary" isPending={isPending} onPress={press}>
              {isConfirm ? t`Yes, it is mine` : t`Stop the mail`}
            </Button>
          </>
        )}
        {outcome === 'DONE' && (
          <Notice
            tone="done"
            title={isConfirm ? t`Confirmed` : t`No mail any more`}
            action={<SettingsLink />}
          >
            {isConfirm ? (
              <Trans>Notices may come to this address now.</Trans>
            ) : (
              <Trans>You can have them again whenever you like.</Trans>
            )}
          </Notice>
        )}
        {outcome === 'NOT_GOOD' && (
          <Notice tone="wait" title={t`This link is no longer good`} action={<SettingsLink />}>
            <Trans>It may be too old. Ask for a new one where you choose what you are told.</Trans>
          </Notice>
        )}
      </div>
    </Page>
  );
}
