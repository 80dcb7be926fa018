import { useApolloClient, useLazyQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { newKey } from '../../lib/idempotency-key.ts';
import {
  CatalogueToCopyDocument,
  CopyCatalogueDocument,
  NetworksToCopyFromDocument,
} from './copy-catalogue.generated.ts';
import type { EditedNetwork } from './draft-tree.ts';
import { useDraftEdit } from './use-draft-edit.ts';

/** Begins the draft from what counts in another network, found by its name. */
export function CopyCatalogue({ network }: { network: EditedNetwork }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { run, isRunning, messages, refusal } = useDraftEdit();
  const [search, setSearch] = useState('');
  const [look, { data }] = useLazyQuery(NetworksToCopyFromDocument);
  // Kept until a draft is there: a lost answer begins no second one.
  const [key] = useState(newKey);
  const type = (words: string) => {
    setSearch(words);
    if (words.trim() !== '') void look({ variables: { search: words } });
  };
  const copy = (catalogueId: string) =>
    run(async () => {
      const source = await client.query({ query: CatalogueToCopyDocument, variables: { id: catalogueId } });
      const node = source.data?.node;
      if (node?.__typename !== 'CatalogueVersion') return undefined;
      const input = {
        networkId: network.id,
        template: node.template,
        idempotencyKey: `${key}:${catalogueId}`,
      };
      const { data: answer } = await client.mutate({ mutation: CopyCatalogueDocument, variables: { input } });
      return answer?.importCatalogueTemplate;
    });
  const found = (data?.networks.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id, catalogue }) => id !== network.id && catalogue !== null);
  return (
    <Disclosure title={t`Begin from another network's list`}>
      <div className="flex flex-col gap-3 pt-2">
        <SearchField label={t`Name of the network`} value={search} onChange={type} />
        {search.trim() !== '' && data !== undefined && found.length === 0 && (
          <p className="text-ink-soft">
            <Trans>No network of this name has a list yet.</Trans>
          </p>
        )}
        <List label={t`Networks found`}>
          {found.map(({ id, name, catalogue }) => (
            <ListRow
              key={id}
              title={name}
              hint={t`${catalogue?.indicatorCount ?? 0} ways to count`}
              {...(catalogue === null || isRunning ? {} : { onPress: () => void copy(catalogue.id) })}
            />
          ))}
        </List>
        <RefusalNotice messages={[refusal, ...Object.values(messages)].filter((text) => text != null)} />
      </div>
    </Disclosure>
  );
}
