import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from './Button.tsx';
import { showFailure } from './show-failure.ts';

/** The next page of a list, by hand: the foot of the page stays in reach, and nothing loads that nobody asked for. */
export function MoreButton({ onMore }: { onMore: () => Promise<unknown> }) {
  const { t } = useLingui();
  const [isPending, setPending] = useState(false);
  return (
    <div className="flex justify-center pt-8">
      <Button
        isPending={isPending}
        onPress={() => {
          setPending(true);
          onMore()
            .catch(showFailure)
            .finally(() => setPending(false));
        }}
      >
        {t`Show more`}
      </Button>
    </div>
  );
}
