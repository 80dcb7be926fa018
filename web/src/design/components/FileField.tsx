import { Upload } from 'lucide-react';
import { useId } from 'react';
import { FilePick } from './FilePick.tsx';
import { fieldGroup, fieldHint, fieldLabel } from './field-styles.ts';

export interface FileFieldProps {
  label: string;
  /** What the button says, for example "Pick a CSV file". */
  buttonLabel: string;
  hint?: string;
  error?: string | undefined;
  acceptedFileTypes: string[];
  value: File | null;
  onChange: (file: File) => void;
}

/** One file of a given type; its name is shown after. */
export function FileField({
  label,
  buttonLabel,
  hint,
  error,
  acceptedFileTypes,
  value,
  onChange,
}: FileFieldProps) {
  const labelId = useId();
  return (
    <fieldset aria-labelledby={labelId} className={fieldGroup}>
      <span id={labelId} className={fieldLabel}>
        {label}
      </span>
      <div className="flex flex-wrap items-center gap-3">
        <FilePick label={buttonLabel} icon={Upload} acceptedFileTypes={acceptedFileTypes} onPick={onChange} />
        {value && <span className="min-w-0 break-all">{value.name}</span>}
      </div>
      {hint && <span className={fieldHint}>{hint}</span>}
      {error !== undefined && (
        <span role="alert" className="text-stop">
          {error}
        </span>
      )}
    </fieldset>
  );
}
