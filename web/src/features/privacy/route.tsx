import { Trans, useLingui } from '@lingui/react/macro';
import { Check, X } from 'lucide-react';
import { useSession } from '../../app/session/viewer-context.ts';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useLocalizedText } from '../../i18n/use-localized-text.ts';
import type { PrivacyText } from './privacy-text.ts';

const texts = {
  th: () => import('./text-th.ts').then((module) => module.text),
  en: () => import('./text-en.ts').then((module) => module.text),
};

/** A table is hard to read on a phone, so each viewer is a few lines: what they see, what they never see. */
function Viewings({ text }: { text: PrivacyText }) {
  return (
    <dl className="divide-y divide-rule">
      {text.viewings.map(({ who, sees, never }) => (
        <div
          key={who}
          className="grid gap-x-6 gap-y-1 py-4 first:pt-0 last:pb-0 tablet:grid-cols-[14rem_1fr]"
        >
          <dt className="font-strong">{who}</dt>
          <dd className="flex flex-col gap-1">
            {sees !== null && (
              <span className="flex gap-2">
                <Check aria-hidden className="mt-1 size-5 shrink-0 text-done" />
                <span>{sees}</span>
              </span>
            )}
            {never !== null && (
              <span className="flex gap-2">
                <X aria-hidden className="mt-1 size-5 shrink-0 text-ink-soft" />
                <span>{never}</span>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function PrivacyCards({ text }: { text: PrivacyText }) {
  return (
    <div className="flex flex-col gap-6">
      <Card title={text.viewingTitle}>
        <Viewings text={text} />
      </Card>
      <Card title={text.keptTitle}>
        <dl className="divide-y divide-rule">
          {text.kept.map(({ what, why }) => (
            <div key={what} className="py-3 first:pt-0 last:pb-0">
              <dt className="font-strong">{what}</dt>
              <dd className="text-ink-soft">{why}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title={text.neverKeptTitle} tone="done">
        <ul className="flex flex-col gap-2">
          {text.neverKept.map((each) => (
            <li key={each} className="flex gap-2">
              <X aria-hidden className="mt-1 size-5 shrink-0 text-done" />
              <span>{each}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={text.rightsTitle}>
        <ul className="flex list-disc flex-col gap-2 pl-6">
          {text.rights.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** In plain words: what is kept, what never is, and who sees what. */
export default function PrivacyRoute() {
  const { t } = useLingui();
  const { viewer } = useSession();
  const { text, error, retry } = useLocalizedText<PrivacyText>(texts);
  return (
    <Page title={t`What is kept and who sees it`} {...(text === null ? {} : { lead: text.lead })}>
      {text === null && error === null && <Skeleton shape="card" count={3} />}
      {text === null && error !== null && <ErrorState error={error} onRetry={retry} />}
      {text !== null && <PrivacyCards text={text} />}
      <div className="flex flex-wrap gap-3 pt-6">
        {viewer !== null && (
          <LinkButton to="/profile">
            <Trans>My page</Trans>
          </LinkButton>
        )}
        <LinkButton to="/cannot">
          <Trans>What this system cannot do</Trans>
        </LinkButton>
        <LinkButton to="/help">
          <Trans>Help</Trans>
        </LinkButton>
      </div>
    </Page>
  );
}
