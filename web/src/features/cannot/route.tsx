import { Trans, useLingui } from '@lingui/react/macro';
import { Ban } from 'lucide-react';
import { Card } from '../../design/components/Card.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { cannotGroups } from './lines.ts';

/** What this system cannot do. Each line stands here with the name of the test that tries it. */
export default function CannotRoute() {
  const { t } = useLingui();
  const { language } = useLanguage();
  return (
    <Page
      title={t`What this system cannot do`}
      lead={t`Not “is not allowed to”: it is built so that it cannot. Each line has a test that tries it every time the system changes; its name stands below the line.`}
    >
      <div className="flex flex-col gap-6">
        {cannotGroups.map((group) => (
          <Card key={group.title.en} title={group.title[language]}>
            <ul className="divide-y divide-rule">
              {group.lines.map((line) => (
                <li key={line.test} className="flex gap-3 py-3 first:pt-0 last:pb-0">
                  <Ban aria-hidden className="mt-1 size-5 shrink-0 text-done" />
                  <span className="min-w-0">
                    {line[language]}
                    <code lang="en" className="block text-base break-words text-ink-soft">
                      {line.test}
                    </code>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
      <div className="flex flex-wrap gap-3 pt-6">
        <LinkButton to="/privacy">
          <Trans>What is kept and who sees it</Trans>
        </LinkButton>
        <LinkButton to="/help">
          <Trans>Help</Trans>
        </LinkButton>
      </div>
    </Page>
  );
}
