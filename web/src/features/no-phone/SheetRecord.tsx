import { useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { isUnanswered, type PaperSheet, type SheetLine } from './sheet-lines.ts';
import { useWishWords } from './use-wish-words.ts';
import type { VoucherSheetRefusal } from './voucher-sheets.generated.ts';

function useRefusalWords(): Record<VoucherSheetRefusal, string> {
  const { t } = useLingui();
  return {
    NO_SUCH_MEMBER: t`Nobody who is a member has this number.`,
    OFFER_UNAVAILABLE: t`The offer cannot be redeemed now.`,
    OFFER_SOLD_OUT: t`The offer is sold out.`,
    MEMBER_LIMIT_REACHED: t`The member has taken this as often as it allows.`,
    INSUFFICIENT_POINTS: t`The member has too few points.`,
  };
}

/** Those without a voucher, for the coordinator's eyes: not printed. */
export function WithoutVoucher({ lines }: { lines: readonly SheetLine[] }) {
  const { t } = useLingui();
  const words = useRefusalWords();
  const without = lines.filter(({ state }) => state === null);
  if (without.length === 0) return null;
  return (
    <div className="print:hidden">
      <Card title={t`Without a voucher`}>
        <ul className="divide-y divide-rule">
          {without.map((line) => (
            <li key={line.number} className="py-2">
              <p>
                <span className="font-strong">{line.memberNumber}</span> {line.offer.title}
              </p>
              <p className="text-ink-soft">
                {isUnanswered(line) &&
                  t`Being redeemed. It is finished by itself; there is nothing to press.`}
                {line.refusal !== null && words[line.refusal]}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** Who issued it, who asked for what, and how: what stays on record. Not printed: the paper may be lost. */
export function SheetRecord({ sheet }: { sheet: PaperSheet }) {
  const { t } = useLingui();
  const words = useWishWords();
  return (
    <div className="print:hidden">
      <Card title={t`What stays on record`}>
        <KeyValue
          items={[
            { label: t`Issued by`, value: sheet.issuedBy ?? t`Somebody who has left` },
            { label: t`Issued at`, value: <DateTime value={sheet.createdAt} show="date-time" /> },
          ]}
        />
        <ul aria-label={t`Who asked, and how`} className="divide-y divide-rule border-t border-rule">
          {sheet.lines.map((line) => (
            <li key={line.number} className="flex flex-wrap justify-between gap-x-6 py-2">
              <span>
                <span className="font-strong">{line.memberNumber}</span> {line.offer.title}
              </span>
              <span className="text-ink-soft">{words[line.wish]}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
