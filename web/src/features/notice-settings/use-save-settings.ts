import { useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  SaveNoticeSettingsDocument,
  type SaveNoticeSettingsMutationVariables,
} from './notice-settings.generated.ts';

export type SettingsInput = SaveNoticeSettingsMutationVariables['input'];

/** Saves a choice as soon as it is made; what is shown follows the server's answer. */
export function useSaveSettings(): { save: (input: SettingsInput) => Promise<void>; isSaving: boolean } {
  const [mutate, { loading }] = useMutation(SaveNoticeSettingsDocument);
  const save = useCallback(
    async (input: SettingsInput) => {
      try {
        const { data } = await mutate({ variables: { input } });
        const result = data?.updateNoticeSettings;
        if (result?.__typename === 'ValidationError') showToast({ message: result.message, tone: 'stop' });
      } catch (cause) {
        showFailure(cause);
      }
    },
    [mutate],
  );
  return { save, isSaving: loading };
}
