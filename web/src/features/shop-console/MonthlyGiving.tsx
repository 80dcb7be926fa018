import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { HandCoins } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import {
  type MonthlyGiving_merchantFragment,
  MonthlyGiving_merchantFragmentDoc,
  SetMonthlyCeilingDocument,
} from './monthly-giving.generated.ts';

function CeilingDialog({
  merchantId,
  current,
  isOpen,
  onClose,
}: {
  merchantId: string;
  current: number | null;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [points, setPoints] = useState(current ?? Number.NaN);
  const [setCeiling, { loading }] = useMutation(SetMonthlyCeilingDocument);

  async function save(next: number | null) {
    try {
      const { data } = await setCeiling({ variables: { input: { merchantId, points: next } } });
      const result = data?.result;
      if (result?.__typename === 'SetMonthlyCeilingSuccess') onClose();
      else if (result !== undefined) showToast({ message: result.message, tone: 'stop', seconds: 10 });
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Dialog
      title={t`What we give in a month`}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          {current !== null && (
            <Button onPress={() => save(null)} isPending={loading}>{t`As much as is asked for`}</Button>
          )}
          <Button
            variant="primary"
            isPending={loading}
            isDisabled={Number.isNaN(points)}
            onPress={() => save(points)}
          >
            {t`Keep`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{t`It goes round: a part is open from the first day, and a little more every day. What is left over stays open.`}</p>
        <PointsField
          label={t`Points in a month, at most`}
          minValue={1}
          step={1}
          value={points}
          onChange={setPoints}
        />
      </div>
    </Dialog>
  );
}

/** What the shop gives in a month, and how far it has come. Its owners set it. */
export function MonthlyGiving({ merchant }: { merchant: FragmentType<MonthlyGiving_merchantFragment> }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const { data, complete } = useFragment({ fragment: MonthlyGiving_merchantFragmentDoc, from: merchant });
  if (!complete || data.viewerStaffRole === null || data.viewerStaffRole === 'CASHIER') return null;
  const { generosity } = data;
  const isOwner = data.viewerStaffRole === 'OWNER';
  if (generosity === null && !isOwner) return null;
  const given = formatNumber(generosity?.givenPoints ?? 0, locale);
  const ceiling = formatNumber(generosity?.ceilingPoints ?? 0, locale);
  const open = formatNumber(
    Math.max((generosity?.openPoints ?? 0) - (generosity?.givenPoints ?? 0), 0),
    locale,
  );
  return (
    <Card title={t`What we give in a month`}>
      <div className="flex flex-col gap-3">
        {generosity === null ? (
          <p className="text-ink-soft">{t`As much as is asked for. You can set how much.`}</p>
        ) : (
          <>
            <p className="font-strong">{t`${given} of ${ceiling} points this month`}</p>
            <progress
              className="h-3 w-full accent-points"
              aria-label={t`Given so far this month`}
              value={Math.min(generosity.givenPoints, generosity.ceilingPoints)}
              max={generosity.ceilingPoints}
            />
            <p className="text-ink-soft">{t`${open} more are open today.`}</p>
          </>
        )}
        {isOwner && (
          <div>
            <Button icon={HandCoins} onPress={() => setAsking(true)}>
              {generosity === null ? t`Set how much` : t({ message: 'Change', context: 'a ceiling' })}
            </Button>
            {isAsking && (
              <CeilingDialog
                merchantId={data.id}
                current={generosity?.ceilingPoints ?? null}
                isOpen={isAsking}
                onClose={() => setAsking(false)}
              />
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
