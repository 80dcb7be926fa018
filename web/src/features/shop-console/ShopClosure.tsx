import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { DoorClosed, DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { DateField } from '../../design/components/DateField.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { localizedText } from '../../lib/one-language.ts';
import { endOfDay, villageDay } from '../../lib/village-day.ts';
import {
  CloseShopDocument,
  ReopenShopDocument,
  type ShopClosure_merchantFragment,
  ShopClosure_merchantFragmentDoc,
} from './shop-closure.generated.ts';

/** Closed for the rest of today, for three days, for a week. */
const usualDays = [1, 3, 7];

function CloseDialog({
  merchantId,
  isOpen,
  onClose,
}: {
  merchantId: string;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [closeShop, { loading }] = useMutation(CloseShopDocument);
  const [note, setNote] = useState('');
  const [lastDay, setLastDay] = useState<string | null>(null);

  /** From now to the end of a day. */
  async function closeTo(day: string) {
    try {
      const { data } = await closeShop({
        variables: {
          input: {
            merchantId,
            until: endOfDay(day),
            note: note.trim() === '' ? null : localizedText(note, '', language),
          },
        },
      });
      const result = data?.result;
      if (result?.__typename === 'MerchantClosureSuccess') onClose();
      else if (result !== undefined) showToast({ message: result.message, tone: 'stop', seconds: 10 });
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Dialog title={t`Close the shop for a while`} isOpen={isOpen} onClose={onClose}>
      <div className="flex flex-col gap-5">
        <p>{t`Until then nothing of yours can be redeemed. Vouchers that members hold stay good, and you open again by yourselves whenever you like.`}</p>
        <TextField
          label={t`A word for the members (optional)`}
          placeholder={t`At a grandchild’s ordination`}
          value={note}
          onChange={setNote}
        />
        <div className="flex flex-wrap gap-3">
          {usualDays.map((days) => (
            <Button key={days} isPending={loading} onPress={() => closeTo(villageDay(days - 1))}>
              {days === 1 ? t`Just today` : t`${plural(days, { one: '# day', other: '# days' })}`}
            </Button>
          ))}
        </div>
        <div className="flex flex-wrap items-end gap-3">
          <DateField
            label={t`Or closed to the end of`}
            value={lastDay}
            min={villageDay(0)}
            onChange={setLastDay}
          />
          <Button isDisabled={lastDay === null} onPress={() => lastDay !== null && closeTo(lastDay)}>
            {t({ message: 'Close', context: 'the shop' })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** The shop rests: two taps, and one to open again. */
export function ShopClosure({
  merchant,
  mayChange,
}: {
  merchant: FragmentType<ShopClosure_merchantFragment>;
  mayChange: boolean;
}) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const [reopen, reopening] = useMutation(ReopenShopDocument);
  const { data, complete } = useFragment({ fragment: ShopClosure_merchantFragmentDoc, from: merchant });
  if (!complete) return null;
  const { id, closure } = data;

  async function open() {
    try {
      const answer = await reopen({ variables: { merchantId: id } });
      const result = answer.data?.result;
      if (result !== undefined && 'message' in result) showToast({ message: result.message, tone: 'stop' });
    } catch (error) {
      showFailure(error);
    }
  }

  if (closure !== null) {
    return (
      <Notice
        title={t`Closed until ${formatDateTime(closure.until, locale)}`}
        {...(mayChange
          ? {
              action: (
                <Button variant="primary" icon={DoorOpen} isPending={reopening.loading} onPress={open}>
                  {t`Open now`}
                </Button>
              ),
            }
          : {})}
      >
        {closure.note === null ? undefined : `“${closure.note}”`}
      </Notice>
    );
  }
  if (!mayChange) return null;
  return (
    <div>
      <Button icon={DoorClosed} onPress={() => setAsking(true)}>
        {t`Close the shop for a while`}
      </Button>
      <CloseDialog merchantId={id} isOpen={isAsking} onClose={() => setAsking(false)} />
    </div>
  );
}
