import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot; the last one is the main action. */
  actions?: ReactNode;
  /** False while something is on its way that must be answered. */
  isDismissable?: boolean;
}

/** A question that needs an answer first. For anything longer take Sheet or a page. */
export function Dialog({ title, isOpen, onClose, children, actions, isDismissable = true }: DialogProps) {
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
