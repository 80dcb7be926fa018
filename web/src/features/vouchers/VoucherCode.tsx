import { Trans, useLingui } from '@lingui/react/macro';
import { Copy, Sun } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { groupVoucherCode } from '../../lib/voucher-code.ts';

/** Letter by letter, for the ear. */
function spelled(code: string): string {
  return [...code].join(' ');
}

/** What the shop scans or types: the QR, and the same code in letters. Black on white by day and by night. */
export function VoucherCode({ code }: { code: string }) {
  const { t } = useLingui();
  return (
    <div className="flex w-full flex-col items-center gap-1">
      <QrCode value={code} label={t`QR code of the voucher`} size={300} />
      <p className="text-numeral font-strong">
        <span className="sr-only">
          <Trans>Code: {spelled(code)}</Trans>
        </span>
        <span aria-hidden className="select-all">
          {groupVoucherCode(code)}
        </span>
      </p>
    </div>
  );
}

/** Help for the counter: the brightness, and the code for where it must be sent or typed. */
export function VoucherCodeHelp({ code }: { code: string }) {
  const { t } = useLingui();
  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      showToast({ message: t`The code is copied`, tone: 'done' });
    } catch {
      showToast({ message: t`Press long on the code to copy it` });
    }
  }
  return (
    <div className="flex flex-col items-center pt-2">
      <p className="flex items-start gap-2 text-ink-soft">
        <Sun aria-hidden className="mt-0.5 size-5 shrink-0" />
        <Trans>Turn the screen up to its brightest for the scan</Trans>
      </p>
      <Button variant="quiet" icon={Copy} onPress={() => void copy()}>
        <Trans>Copy the code</Trans>
      </Button>
    </div>
  );
}
