import { useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';

interface Answer {
  __typename: string;
  message?: string;
  fields?: readonly { message: string }[];
}

/** Sends a change of the network's rules; a refusal stays beside it until the next try. True when it is done. */
export function useSettingAction() {
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  async function run(send: () => Promise<Answer | undefined>): Promise<boolean> {
    setPending(true);
    setRefusal(null);
    try {
      const answer = await send();
      if (answer?.message !== undefined) setRefusal(answer.fields?.[0]?.message ?? answer.message);
      return answer !== undefined && answer.message === undefined;
    } catch (cause) {
      showFailure(cause);
      return false;
    } finally {
      setPending(false);
    }
  }
  return { isPending, refusal, run };
}
