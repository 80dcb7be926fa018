import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { useMembership } from '../../app/session/use-membership.ts';
import { useSession } from '../../app/session/viewer-context.ts';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Select } from '../../design/components/Select.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { dropDraft, readDraft } from '../../lib/form-draft.ts';
import type { FormRefusal } from '../../lib/form-refusal.ts';
import { ApplicationForm } from './ApplicationForm.tsx';
import {
  type ApplicationValues,
  applicationDraft,
  applicationInput,
  emptyApplication,
} from './application-form.ts';
import { ApplyAsMerchantDocument, ApplyNetworksDocument } from './apply.generated.ts';
import { OpenApplications } from './OpenApplications.tsx';

const draftKey = 'kwamdee.apply';

interface NetworkChoice {
  id: string;
  slug: string;
  name: string;
}

/** The person's own networks first; whoever has none may choose from all that are open. */
function useNetworkChoices(): {
  choices: readonly NetworkChoice[] | undefined;
  error: unknown;
  refetch: () => unknown;
} {
  const { membership, memberships } = useMembership();
  const own = memberships.map(({ network }) => network);
  const { data, error, refetch } = useQuery(ApplyNetworksDocument, { skip: own.length > 0 });
  if (membership !== null) {
    const others = own.filter(({ id }) => id !== membership.network.id);
    return { choices: [membership.network, ...others], error: undefined, refetch };
  }
  return { choices: data?.networks.edges.map(({ node }) => node), error, refetch };
}

function ApplyForm({ choices }: { choices: readonly NetworkChoice[] }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const { refresh } = useSession();
  const navigate = useNavigate();
  const [apply] = useMutation(ApplyAsMerchantDocument);
  const draft = readDraft(draftKey, applicationDraft);
  const isChoice = (id: string) => choices.some((network) => network.id === id);
  const defaultValues: ApplicationValues = {
    ...emptyApplication,
    ...draft,
    networkId: draft !== null && isChoice(draft.networkId) ? draft.networkId : (choices[0]?.id ?? ''),
  };

  async function send(values: ApplicationValues): Promise<FormRefusal | null> {
    try {
      const { data } = await apply({
        variables: { input: { networkId: values.networkId, ...applicationInput(values, language) } },
      });
      const result = data?.applyAsMerchant;
      switch (result?.__typename) {
        case 'ApplyAsMerchantSuccess':
          dropDraft(draftKey);
          await refresh();
          showToast({ message: t`Your application is sent. Thank you.`, tone: 'thanks' });
          await navigate(`/shop/${result.merchant.id}`);
          return null;
        case 'ValidationError':
          return { message: result.message, fields: result.fields };
        case 'AlreadyExistsError':
          return { message: result.message, fields: [] };
        case undefined:
          return null;
        default:
          return result satisfies never;
      }
    } catch (error) {
      showFailure(error);
      return null;
    }
  }

  return (
    <ApplicationForm
      defaultValues={defaultValues}
      draftKey={draftKey}
      slugOf={(id) => choices.find((network) => network.id === id)?.slug}
      submitLabel={t`Send the application`}
      onSend={send}
      {...(choices.length < 2
        ? {}
        : {
            renderNetwork: ({ value, onChange, error }) => (
              <Select
                label={t`Network`}
                hint={t`The community whose members come to your shop`}
                options={choices.map(({ id, name }) => ({ id, label: name }))}
                value={value}
                onChange={onChange}
                error={error}
              />
            ),
          })}
    />
  );
}

/** `/apply`: a shop asks to take part. Six actions, and what comes next is said before. */
export default function ApplyRoute() {
  const { t } = useLingui();
  const { choices, error, refetch } = useNetworkChoices();
  const only = choices?.length === 1 ? choices[0] : undefined;
  return (
    <Page
      title={t`Join as a shop`}
      width="narrow"
      lead={
        only === undefined
          ? t`Members redeem their goodness points at your shop. A coordinator looks at your application, mostly within a few days.`
          : t`Members of ${only.name} redeem their goodness points at your shop. A coordinator looks at your application, mostly within a few days.`
      }
    >
      <OpenApplications />
      {error !== undefined && choices === undefined && <ErrorState error={error} onRetry={refetch} />}
      {choices === undefined && error === undefined && <Skeleton shape="card" count={3} />}
      {choices?.length === 0 && (
        <EmptyState
          picture="fluent:house-with-garden"
          title={t`No network is open yet`}
          action={<LinkButton to="/">{t`Back to the first page`}</LinkButton>}
        >
          {t`As soon as a community opens its network, your shop can join it here.`}
        </EmptyState>
      )}
      {choices !== undefined && choices.length > 0 && (
        <Card>
          <ApplyForm choices={choices} />
        </Card>
      )}
    </Page>
  );
}
