import { useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { Tabs } from '../../design/components/Tabs.tsx';
import { useLocalizedText } from '../../i18n/use-localized-text.ts';
import type { Audience, HelpArticle, HelpArticles } from './help-article.ts';

const texts = {
  th: () => import('./articles-th.ts').then((module) => module.articles),
  en: () => import('./articles-en.ts').then((module) => module.articles),
};

function HowTo({ article }: { article: HelpArticle }) {
  return (
    <section aria-labelledby={`how-${article.id}`} className="py-5">
      <h2 id={`how-${article.id}`} className="pb-2 text-title">
        {article.title}
      </h2>
      <ol className="flex flex-col gap-2">
        {article.steps.map((step, index) => (
          <li key={step} className="flex gap-3">
            <span
              aria-hidden
              className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full bg-points-tint font-strong text-points"
            >
              {index + 1}
            </span>
            <span className="min-w-0">{step}</span>
          </li>
        ))}
      </ol>
      {article.note !== undefined && (
        <p className="mt-3 border-l-3 border-done pl-3 text-ink-soft">{article.note}</p>
      )}
    </section>
  );
}

function HowTos({ articles, audience }: { articles: HelpArticles; audience: Audience }) {
  return (
    <div className="divide-y divide-rule">
      {articles[audience].map((article) => (
        <HowTo key={article.id} article={article} />
      ))}
    </div>
  );
}

/** Short how-tos for members, shops and coordinators. */
export default function HelpRoute() {
  const { t } = useLingui();
  const [parameters, setParameters] = useSearchParams();
  const { text, error, retry } = useLocalizedText<HelpArticles>(texts);
  const audiences: { id: Audience; label: string }[] = [
    { id: 'member', label: t({ message: 'Members', context: 'help' }) },
    { id: 'shop', label: t({ message: 'Shops', context: 'help' }) },
    { id: 'coordinator', label: t({ message: 'Coordinators', context: 'help' }) },
  ];
  const selected = audiences.find(({ id }) => id === parameters.get('for'))?.id ?? 'member';
  return (
    <Page title={t`Help`} lead={t`Short and step by step.`} width="regular">
      <div className="flex flex-col gap-6">
        <Card>
          {text === null && error === null && <Skeleton shape="lines" count={8} />}
          {text === null && error !== null && <ErrorState error={error} onRetry={retry} />}
          {text !== null && (
            <Tabs
              label={t`Help for`}
              selected={selected}
              onChange={(audience) => setParameters({ for: audience }, { replace: true })}
              items={audiences.map(({ id, label }) => ({
                id,
                label,
                content: <HowTos articles={text} audience={id} />,
              }))}
            />
          )}
        </Card>
        <Card>
          <List label={t`More`}>
            <ListRow to="/privacy" title={t`What is kept and who sees it`} />
            <ListRow to="/cannot" title={t`What this system cannot do`} />
          </List>
        </Card>
      </div>
    </Page>
  );
}
