import { useLingui } from '@lingui/react/macro';
import { Camera, ImagePlus, X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { FilePick } from './FilePick.tsx';
import { fieldGroup, fieldHint, fieldLabel } from './field-styles.ts';
import { IconButton } from './IconButton.tsx';

export interface PhotoFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: File | null;
  onChange: (file: File | null) => void;
  /** A picture that is there already, shown until another is picked. */
  currentUrl?: string | undefined;
}

const accepted = ['image/jpeg', 'image/png', 'image/webp'];

/** The picked file's address for a preview, given back when it is no longer needed. */
function usePreview(file: File | null): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (file === null) {
      setUrl(undefined);
      return;
    }
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

/** One photo, taken now or picked from the phone, seen before it is sent. */
export function PhotoField({ label, hint, error, value, onChange, currentUrl }: PhotoFieldProps) {
  const { t } = useLingui();
  const labelId = useId();
  const preview = usePreview(value) ?? currentUrl;
  return (
    <fieldset aria-labelledby={labelId} className={fieldGroup}>
      <span id={labelId} className={fieldLabel}>
        {label}
      </span>
      {preview !== undefined && (
        <div className="relative w-full max-w-sm">
          <img
            src={preview}
            alt={t`What you picked`}
            className="aspect-4/3 w-full rounded-field object-cover"
          />
          {value !== null && (
            <div className="absolute top-2 right-2">
              <IconButton
                variant="outline"
                icon={X}
                label={t`Remove the photo`}
                onPress={() => onChange(null)}
              />
            </div>
          )}
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <FilePick
          label={t`Take a photo`}
          icon={Camera}
          acceptedFileTypes={accepted}
          camera="environment"
          onPick={onChange}
        />
        <FilePick label={t`Pick a picture`} icon={ImagePlus} acceptedFileTypes={accepted} onPick={onChange} />
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
