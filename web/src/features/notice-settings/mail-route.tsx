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

function ProfileLink() {
  return (
    <LinkButton to="/profile">
      <Trans>To my page</Trans>
    </LinkButton>
  );
}

function SettingsLink() {
  return (
    <LinkButton to="/profile/notices">
      <Trans>Choose what I am told</Trans>
    </LinkButton>
  );
}

function isPurpose(text: string): text is 'confirm' | 'change' {
  return text === 'confirm' || text === 'change';
}

/** What each kind of link asks, and what it has done. */
function usePurposeWords(purpose: 'confirm' | 'change' | 'unsubscribe') {
  const { t } = useLingui();
  switch (purpose) {
    case 'confirm':
      return {
        title: t`Confirm my e-mail`,
        question: t`Is this address yours? Then notices may come to it. You can stop them at any time.`,
        press: t`Yes, it is mine`,
        done: t`Confirmed`,
        after: t`Notices may come to this address now.`,
      };
    case 'change':
      return {
        title: t`Sign in with this address`,
        question: t`Is this address yours? Then you sign in with it from now on, and no longer with the old one.`,
        press: t`Yes, use it`,
        done: t`Your address is changed`,
        after: t`Use it in place of the old one from now on. Nothing else about signing in has changed.`,
      };
    case 'unsubscribe':
      return {
        title: t`No more mail`,
        question: t`Then no notice comes by mail any more. In the app everything is still there.`,
        press: t`Stop the mail`,
        done: t`No mail any more`,
        after: t`You can have them again whenever you like.`,
      };
    default:
      return purpose satisfies never;
  }
}

/** `/mail/confirm/…`, `/mail/change/…` and `/mail/unsubscribe/…`: where the links of our mails lead, without signing in. */
export default function MailRoute() {
  const { t } = useLingui();
  const { purpose: named = '', token = '' } = useParams();
  const purpose = isPurpose(named) ? named : 'unsubscribe';
  const words = usePurposeWords(purpose);
  const { outcome, isPending, press } = useFollow(purpose, token);
  const next = purpose === 'change' ? <ProfileLink /> : <SettingsLink />;
  return (
    <Page title={words.title} width="narrow">
      <div className="passbook-page flex flex-col items-start gap-5 p-5 tablet:p-6">
        {outcome === null && (
          <>
            <p>{words.question}</p>
            <Button variant="primary" isPending={isPending} onPress={press}>
              {words.press}
            </Button>
          </>
        )}
        {outcome === 'DONE' && (
          <Notice tone="done" title={words.done} action={next}>
            {words.after}
          </Notice>
        )}
        {outcome === 'NOT_GOOD' && (
          <Notice tone="wait" title={t`This link is no longer good`} action={next}>
            {purpose === 'change' ? (
              <Trans>
                It may be too old, was used before, or you have signed out or changed the password since. Ask
                for a new one on your own page.
              </Trans>
            ) : (
              <Trans>It may be too old. Ask for a new one where you choose what you are told.</Trans>
            )}
          </Notice>
        )}
      </div>
    </Page>
  );
}
