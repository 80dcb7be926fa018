import { lazy, type ReactNode, Suspense } from 'react';
import { useWasOpened } from './use-was-opened.ts';

const DialogPanel = lazy(() => import('./DialogPanel.tsx'));

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
export function Dialog(props: DialogProps) {
  const wasOpened = useWasOpened(props.isOpen);
  return wasOpened ? (
    <Suspense fallback={null}>
      <DialogPanel {...props} />
    </Suspense>
  ) : null;
}
