import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';

export interface MoreActionsProps {
  /** What is behind it: "Do not take in…". */
  label: string;
  children: ReactNode;
}

/** A rarer decision, one press away, so that it is not pressed by the way. */
export function MoreActions({ label, children }: MoreActionsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const contentId = useId();
  return (
    <div className="border-t border-rule pt-3">
      <Button
        variant="quiet"
        isFullWidth
        icon={isOpen ? ChevronUp : ChevronDown}
        aria-expanded={isOpen}
        aria-controls={contentId}
        onPress={() => setIsOpen((open) => !open)}
      >
        {label}
      </Button>
      <div id={contentId} className={isOpen ? 'pt-3' : ''}>
        {isOpen && children}
      </div>
    </div>
  );
}
