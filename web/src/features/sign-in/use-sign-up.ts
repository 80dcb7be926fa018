import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { type SignInRefusal, signUp } from '../../lib/sign-in.ts';
import { JoinNetworkAtSignUpDocument } from './join-network.generated.ts';
import { useArrival } from './use-arrival.ts';

export interface SignUpCommand {
  name: string;
  email: string;
  password: string;
  /** Null: an account alone, a network later. */
  networkId: string | null;
}

/**
 * Makes the account and joins the network in one go. An account that is made stays made: when joining fails the
 * person arrives signed in, is told so, and joins from there.
 */
export function useSignUp() {
  const { t } = useLingui();
  const arrive = useArrival();
  const [joinNetwork] = useMutation(JoinNetworkAtSignUpDocument);
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const join = async (networkId: string, displayName: string) => {
    const { data } = await joinNetwork({ variables: { input: { networkId, displayName } } });
    const result = data?.joinNetwork;
    if (result === undefined) return;
    switch (result.__typename) {
      case 'JoinNetworkSuccess': {
        const network = result.membership.network.name;
        showToast({
          message: result.pending
            ? t`Your account is ready. A coordinator of ${network} will take you in soon.`
            : t`Welcome. You are a member of ${network} now.`,
          tone: 'done',
          seconds: 8,
        });
        return;
      }
      case 'AlreadyExistsError':
        return;
      case 'ValidationError':
        showToast({
          message: result.fields[0]?.message ?? result.message,
          tone: 'stop',
          seconds: 10,
        });
        return;
      default:
        result satisfies never;
    }
  };

  const submit = async ({ name, email, password, networkId }: SignUpCommand) => {
    setIsBusy(true);
    setRefusal(null);
    const outcome = await signUp(name, email, password);
    if (!outcome.signedIn) {
      setRefusal(outcome.refusal);
      setIsBusy(false);
      return;
    }
    if (networkId !== null) await join(networkId, name).catch(showFailure);
    await arrive();
  };

  return { submit, refusal, isBusy };
}
