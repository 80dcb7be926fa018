import { lazy, type ReactNode, Suspense } from 'react';
import { useWasOpened } from './use-was-opened.ts';

const SheetPanel = lazy(() => import('./SheetPanel.tsx'));

export interface SheetProps {
  title: string;
  /** The title is read aloud, not shown: the sheet's picture says it. */
  isTitleHidden?: boolean;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Stays in reach of the thumb while the sheet scrolls. */
  footer?: ReactNode;
  /** On wide screens: at the right edge, or in the middle. */
  desktop?: 'side' | 'centre';
}

/** Rises from the bottom on a phone; stands at the side or in the middle of a wide screen. */
export function Sheet(props: SheetProps) {
  const wasOpened = useWasOpened(props.isOpen);
  return wasOpened ? (
    <Suspense fallback={null}>
      <SheetPanel {...props} />
    </Suspense>
  ) : null;
}
