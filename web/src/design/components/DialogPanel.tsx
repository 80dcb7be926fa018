import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { DialogProps } from './Dialog.tsx';
import { IconButton } from './IconButton.tsx';

/** The dialog itself; comes with the first one that opens. */
export default function DialogPanel({
  title,
  isOpen,
  onClose,
  children,
  actions,
  isDismissable = true,
}: DialogProps) {
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      className="fixed inset-0 z-40 flex items-center justify-center bg-veil p-4 entering:animate-appear"
    >
      <Modal className="max-h-full w-full max-w-md overflow-y-auto rounded-sheet bg-page shadow-lifted">
        <AriaDialog className="flex flex-col gap-4 p-5 outline-none tablet:p-6">
          <div className="flex items-start justify-between gap-3">
            <Heading slot="title" className="pt-1.5 text-title">
              {title}
            </Heading>
            {isDismissable && <IconButton icon={X} label={t`Close`} onPress={onClose} />}
          </div>
          <div>{children}</div>
          {actions !== undefined && <div className="flex flex-wrap justify-end gap-3 pt-1">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
