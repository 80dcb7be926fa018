import { Trans, useLingui } from '@lingui/react/macro';
import { Heart } from 'lucide-react';
import { useMembership } from '../../app/session/use-membership.ts';
import { Card } from '../../design/components/Card.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Tabs } from '../../design/components/Tabs.tsx';
import { NoNetwork } from './NoNetwork.tsx';
import { OpenNotes, SentNotes } from './OtherNotes.tsx';
import { ReceivedNotes } from './ReceivedNotes.tsx';

/** `/thanks`: what others thank me for, what I thanked for, and what the village reads. */
export default function ThanksRoute() {
  const { t } = useLingui();
  const { membership } = useMembership();
  if (membership === null) {
    return (
      <Page title={t`Thanks`} width="narrow">
        <NoNetwork />
      </Page>
    );
  }
  const { slug, id: networkId, name } = membership.network;
  return (
    <Page
      title={t`Thanks`}
      lead={name}
      width="narrow"
      back={{ to: '/profile', label: t({ message: 'Me', context: 'navigation' }) }}
      actions={
        <LinkButton to="/thanks/new" variant="primary" icon={Heart}>
          <Trans>Thank somebody</Trans>
        </LinkButton>
      }
    >
      <Card key={slug}>
        <Tabs
          label={t`Thanks`}
          items={[
            {
              id: 'received',
              label: t`For me`,
              content: <ReceivedNotes slug={slug} networkId={networkId} />,
            },
            { id: 'sent', label: t`From me`, content: <SentNotes slug={slug} /> },
            { id: 'open', label: t`In the village`, content: <OpenNotes slug={slug} /> },
          ]}
        />
      </Card>
    </Page>
  );
}
