import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from '../../lib/class-names.ts';
import { IconButton } from './IconButton.tsx';
import type { SheetProps } from './Sheet.tsx';

const overlay = {
  side: 'desktop:items-stretch desktop:justify-end',
  centre: 'desktop:items-center desktop:justify-center desktop:p-6',
};

const panel = {
  side: 'desktop:max-h-none desktop:max-w-lg desktop:rounded-none desktop:rounded-l-sheet desktop:entering:animate-slide-in desktop:exiting:animate-slide-out',
  centre: 'desktop:max-w-xl desktop:rounded-sheet desktop:entering:animate-appear',
};

/** The sheet itself; comes with the first one that opens. */
export default function SheetPanel({
  title,
  isTitleHidden = false,
  isOpen,
  onClose,
  children,
  footer,
  desktop = 'side',
}: SheetProps) {
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className={classNames(
        'fixed inset-0 z-40 flex items-end justify-center bg-veil entering:animate-appear',
        overlay[desktop],
      )}
    >
      <Modal
        className={classNames(
          'flex max-h-[92dvh] w-full max-w-2xl flex-col overflow-hidden rounded-t-sheet bg-page shadow-lifted entering:animate-rise exiting:animate-sink',
          panel[desktop],
        )}
      >
        <AriaDialog className="flex min-h-0 grow flex-col outline-none">
          <div
            className={classNames(
              'flex shrink-0 items-start justify-between gap-3 px-5 pt-4',
              isTitleHidden ? 'pb-1' : 'pb-3',
            )}
          >
            <Heading slot="title" className={isTitleHidden ? 'sr-only' : 'pt-1.5 text-title'}>
              {title}
            </Heading>
            <span className="ml-auto">
              <IconButton icon={X} label={t`Close`} onPress={onClose} />
            </span>
          </div>
          <div className="min-h-0 grow overflow-y-auto px-5 pb-6">{children}</div>
          {footer !== undefined && (
            <div className="shrink-0 border-t border-rule bg-page px-5 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
