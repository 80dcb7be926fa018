import { useLingui } from '@lingui/react/macro';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { formatDateTime } from '../../lib/dates.ts';
import { groupVoucherCode } from '../../lib/voucher-code.ts';
import type { SheetLine } from './sheet-lines.ts';

/** One to cut out: on white paper, in Thai, without a name. */
export function CutOut({ line, code, networkName }: { line: SheetLine; code: string; networkName: string }) {
  const { t } = useLingui();
  return (
    <li className="flex break-inside-avoid items-center gap-1 border-r border-b border-dashed border-rule-strong p-2">
      <div className="w-28 shrink-0 tablet:w-36 print:w-36">
        <QrCode value={code} label={t`QR code of voucher ${line.number}`} />
      </div>
      <div lang="th" className="min-w-0">
        <p className="flex items-center gap-1 text-ink-soft">
          <MarigoldMark className="size-5 shrink-0" />
          คูปอง{networkName}
        </p>
        <p className="text-title font-strong">{groupVoucherCode(code)}</p>
        <p className="font-strong">{line.offer.titleTh}</p>
        <p>{line.offer.merchant.nameTh}</p>
        {line.expiresAt !== null && <p>ใช้ได้ถึง {formatDateTime(line.expiresAt, 'th')}</p>}
        <p>สมาชิก {line.memberNumber}</p>
      </div>
    </li>
  );
}
