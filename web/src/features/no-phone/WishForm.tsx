import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { RadioGroup } from '../../design/components/RadioGroup.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Select } from '../../design/components/Select.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { newKey } from '../../lib/idempotency-key.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { numbersIn, type Wish, wishesLimit } from './sheet-wishes.ts';
import { useWishWords } from './use-wish-words.ts';
import { SheetOffersDocument, type SheetOffersQuery, type VoucherWish } from './voucher-sheets.generated.ts';

type SheetOffer = NonNullable<SheetOffersQuery['network']>['offers']['edges'][number]['node'];

export interface WishFormProps {
  slug: string;
  count: number;
  onAdd: (wishes: readonly Wish[]) => void;
}

/** Who asked, for what, and how. Several who asked for the same are put down at once. */
export function WishForm({ slug, count, onAdd }: WishFormProps) {
  const { t } = useLingui();
  const wishWords = useWishWords();
  const [search, setSearch] = useState('');
  const settled = useSettled(search.trim());
  const { data, previousData, error, refetch } = useQuery(SheetOffersDocument, {
    variables: { slug, search: settled === '' ? null : settled },
  });
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<SheetOffer | null>(null);
  const [wish, setWish] = useState<VoucherWish | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const found = data ?? previousData;
  if (error && !found) return <ErrorState error={error} onRetry={refetch} />;
  if (!found) return <Skeleton shape="card" count={1} />;
  const listed = found.network?.offers.edges.map(({ node }) => node) ?? [];
  const offers = chosen === null || listed.some(({ id }) => id === chosen.id) ? listed : [chosen, ...listed];
  const isLong = search !== '' || (found.network?.offers.totalCount ?? 0) > listed.length;

  const add = (event: FormEvent) => {
    event.preventDefault();
    const numbers = numbersIn(text);
    if (numbers.length === 0 || chosen === null || wish === null) {
      setProblem(t`Fill in who asked, for what, and how they asked.`);
    } else if (count + numbers.length > wishesLimit) {
      setProblem(t`A sheet has at most ${wishesLimit} vouchers. Issue this one first.`);
    } else {
      setProblem(null);
      setText('');
      onAdd(
        numbers.map((memberNumber) => ({
          ...{ id: newKey(), memberNumber, offerId: chosen.id, title: chosen.title, wish },
        })),
      );
    }
  };
  return (
    <Card title={t`Who asked for what`}>
      <form noValidate onSubmit={add} className="flex flex-col gap-4">
        <TextArea
          label={t`Numbers of the members who asked`}
          hint={t`One a line, from their cards.`}
          value={text}
          onChange={setText}
          rows={3}
          error={problem ?? undefined}
        />
        {isLong && <SearchField label={t`Find an offer or a shop`} value={search} onChange={setSearch} />}
        <Select
          label={t`What they take`}
          placeholder={t`Choose an offer`}
          options={offers.map(({ id, title, costPoints, merchant }) => ({
            id,
            label: title,
            hint: t`${merchant.name}, ${costPoints} points`,
          }))}
          value={chosen?.id ?? null}
          onChange={(id) => setChosen(offers.find((offer) => offer.id === id) ?? null)}
        />
        <RadioGroup
          label={t`How they asked`}
          value={wish}
          onChange={(id) => setWish(id as VoucherWish)}
          options={Object.entries(wishWords).map(([id, label]) => ({ id, label }))}
        />
        <div>
          <Button type="submit" icon={Plus}>{t`Add to the sheet`}</Button>
        </div>
      </form>
    </Card>
  );
}
