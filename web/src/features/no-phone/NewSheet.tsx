import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { RefreshCw, Ticket, X } from 'lucide-react';
import { useNavigate } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import type { Coordinating } from './use-coordinating.ts';
import { useNewSheet } from './use-new-sheet.ts';
import { WishForm } from './WishForm.tsx';

/** What is going onto the sheet; issued with one tap, which says how many. */
export function NewSheet({ network }: { network: Coordinating }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { wishes, isSent, isPending, refusal, add, takeOff, send } = useNewSheet(network, (sheetId) =>
    navigate(`/coordinator/${network.slug}/voucher-sheets/${sheetId}`),
  );
  return (
    <>
      {!isSent && <WishForm slug={network.slug} count={wishes.length} onAdd={add} />}
      {wishes.length === 0 && refusal !== null && <Notice tone="stop">{refusal.message}</Notice>}
      {wishes.length > 0 && (
        <Card title={t`On this sheet`}>
          <ol aria-label={t`On this sheet`} className="divide-y divide-rule">
            {wishes.map((wish) => (
              <li key={wish.id} className="flex items-center gap-3 py-1">
                <span className="min-w-0 grow">
                  <span className="font-strong">{wish.memberNumber}</span> {wish.title}
                  {refusal?.lines.has(wish.id) && (
                    <span className="block text-stop">{refusal.lines.get(wish.id)}</span>
                  )}
                </span>
                {!isSent && (
                  <span className="shrink-0">
                    <Button
                      icon={X}
                      aria-label={t`Take ${wish.memberNumber} off the sheet`}
                      onPress={() => takeOff(wish.id)}
                    >
                      {t`Take off`}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ol>
          {refusal !== null && <Notice tone="stop">{refusal.message}</Notice>}
          {isSent && !isPending ? (
            <Notice
              title={t`This sheet is being finished`}
              action={
                <Button variant="primary" icon={RefreshCw} onPress={() => void send()}>
                  {t`Ask again`}
                </Button>
              }
            >
              <Trans>
                No answer has come yet, so the list stays as it is. Ask again: nobody is charged twice.
              </Trans>
            </Notice>
          ) : (
            <div className="pt-3">
              <Button variant="primary" icon={Ticket} isPending={isPending} onPress={() => void send()}>
                <Plural value={wishes.length} one="Redeem # voucher" other="Redeem # vouchers" />
              </Button>
            </div>
          )}
        </Card>
      )}
    </>
  );
}
