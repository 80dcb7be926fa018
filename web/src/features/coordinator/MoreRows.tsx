import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { showFailure } from '../../design/components/show-failure.ts';

export interface MoreRowsProps {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  onMore: (after: string | null) => Promise<unknown>;
}

/** The rest of a long list, page by page. Nothing when all is shown. */
export function MoreRows({ pageInfo, onMore }: MoreRowsProps) {
  const { t } = useLingui();
  const [isPending, setIsPending] = useState(false);
  if (!pageInfo.hasNextPage) return null;
  const more = async () => {
    setIsPending(true);
    await onMore(pageInfo.endCursor).catch(showFailure);
    setIsPending(false);
  };
  return (
    <div className="pt-4">
      <Button isFullWidth isPending={isPending} onPress={more}>{t`Show more`}</Button>
    </div>
  );
}
