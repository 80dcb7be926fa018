import { useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';

export interface PassbookPageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

/** A passbook of this many pages of fifty lines prints whole; of a longer one, the newest. */
const pageLimit = 20;

function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/**
 * Prints once all lines are there: paper that leaves lines out would be a wrong statement. `loadAfter` brings
 * the page after a cursor into the list and says what follows it.
 */
export function usePrintPassbook(
  loadAfter: (cursor: string | null) => Promise<PassbookPageInfo | undefined>,
) {
  const [isPreparing, setPreparing] = useState(false);

  async function run(first: PassbookPageInfo): Promise<void> {
    let page: PassbookPageInfo | undefined = first;
    for (let count = 0; count < pageLimit && page?.hasNextPage; count += 1) {
      page = await loadAfter(page.endCursor);
    }
    setPreparing(false);
    await nextPaint();
    window.print();
  }

  return {
    isPreparing,
    print: (first: PassbookPageInfo) => {
      if (isPreparing) return;
      setPreparing(true);
      run(first).catch((error: unknown) => {
        setPreparing(false);
        showFailure(error);
      });
    },
  };
}
