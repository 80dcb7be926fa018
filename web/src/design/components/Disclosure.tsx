import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from 'react-aria-components';

export interface DisclosureProps {
  title: string;
  hint?: string;
  /** Opens it, at first or as soon as it becomes true, for example for an error in a field inside. */
  opensWhen?: boolean;
  /** It is opened by hand: for what is heavy and comes only now. */
  onOpen?: () => void;
  children: ReactNode;
}

/** What most people need not see: a line to open, and what lies under it. Fields in it are kept while it is closed. */
export function Disclosure({ title, hint, opensWhen = false, onOpen, children }: DisclosureProps) {
  const [isExpanded, setExpanded] = useState(opensWhen);
  const [isCalledFor, setCalledFor] = useState(opensWhen);
  if (isCalledFor !== opensWhen) {
    setCalledFor(opensWhen);
    if (opensWhen) setExpanded(true);
  }
  return (
    <AriaDisclosure
      isExpanded={isExpanded}
      onExpandedChange={(isOpen) => {
        setExpanded(isOpen);
        if (isOpen) onOpen?.();
      }}
      className="group border-y border-rule"
    >
      <Heading level={2} className="font-text text-base">
        <Button
          slot="trigger"
          className="flex min-h-14 w-full cursor-pointer items-center justify-between gap-3 py-2 text-left font-strong hovered:bg-page-sunken"
        >
          <span>
            {title}
            {hint && <span className="block font-normal text-ink-soft">{hint}</span>}
          </span>
          <ChevronDown
            aria-hidden
            className="size-5 shrink-0 transition-transform group-data-[expanded]:rotate-180"
          />
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className="flex flex-col gap-5 pt-2 pb-5">{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
