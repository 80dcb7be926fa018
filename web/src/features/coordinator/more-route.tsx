import { useLingui } from '@lingui/react';
import { useLingui as useMacro } from '@lingui/react/macro';
import { inSections, useNavigationItems } from '../../app/shell/use-navigation-items.ts';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Page } from '../../design/components/Page.tsx';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

function MorePage({ network }: { network: CoordinatedNetwork }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const links = useNavigationItems().filter(({ isPhoneOnly }) => !isPhoneOnly);
  return (
    <Page title={t`Everything of the network`} lead={network.name} width="narrow">
      <div className="flex flex-col gap-6">
        {inSections(links).map(({ title, links: of }) => {
          const name = title === null ? t({ message: 'Every day', context: 'navigation' }) : i18n._(title);
          return (
            <Card key={name} title={name}>
              <List label={name}>
                {of.map(({ to, label, icon: Icon }) => (
                  <ListRow
                    key={to}
                    to={to}
                    title={i18n._(label)}
                    start={<Icon aria-hidden className="size-6 shrink-0 text-ink-soft" />}
                  />
                ))}
              </List>
            </Card>
          );
        })}
      </div>
    </Page>
  );
}

/** `/coordinator/:slug/more`: all places of the console, for phones, whose bar has room for five. */
export default function MoreRoute() {
  return <CoordinatorScreen>{(network) => <MorePage network={network} />}</CoordinatorScreen>;
}
