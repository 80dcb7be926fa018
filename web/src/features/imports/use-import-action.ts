import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { showFailure } from '../../design/components/show-failure.ts';
import {
  CancelImportDocument,
  ConfirmImportDocument,
  DryRunImportDocument,
  StartImportDocument,
  type StartImportMutation,
} from './import-actions.generated.ts';
import type { ImportField } from './import-page.generated.ts';

export type ImportStep = 'check' | 'start' | 'confirm' | 'cancel';

export interface ColumnChoice {
  index: number;
  field: ImportField;
}

/** Takes an import one step on, and says why not where it is refused. */
export function useImportAction(importId: string, onDone: () => Promise<unknown>) {
  const [dryRun] = useMutation(DryRunImportDocument);
  const [start] = useMutation(StartImportDocument);
  const [confirm] = useMutation(ConfirmImportDocument);
  const [cancel] = useMutation(CancelImportDocument);
  const [pending, setPending] = useState<ImportStep | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const send = async (step: ImportStep, columns: ColumnChoice[]) => {
    const variables = { input: { importId } };
    switch (step) {
      case 'check':
        return (await dryRun({ variables: { input: { importId, columns } } })).data?.dryRunImport;
      case 'start':
        return (await start({ variables })).data?.startImport;
      case 'confirm':
        return (await confirm({ variables })).data?.confirmImport;
      case 'cancel':
        return (await cancel({ variables })).data?.cancelImport;
      default:
        return step satisfies never;
    }
  };

  const act = async (step: ImportStep, columns: ColumnChoice[] = []) => {
    setPending(step);
    setRefusal(null);
    try {
      const result = await send(step, columns);
      if (result !== undefined) setRefusal(refusalOf(result));
      await onDone();
    } catch (error) {
      showFailure(error);
    } finally {
      setPending(null);
    }
  };
  return { act, pending, refusal };
}

function refusalOf(result: StartImportMutation['startImport']): string | null {
  switch (result.__typename) {
    case 'ImportActionSuccess':
      return null;
    case 'ValidationError':
      return result.fields.map(({ message }) => message).join(' ') || result.message;
    case 'StateError':
    case 'ForbiddenError':
      return result.message;
    default:
      return result satisfies never;
  }
}
