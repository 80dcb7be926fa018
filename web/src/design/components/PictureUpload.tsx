import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { type UploadedPicture, uploadPicture } from '../../lib/upload-picture.ts';
import { PhotoField } from './PhotoField.tsx';

export interface PictureUploadProps {
  label: string;
  hint?: string;
  /** What a form or the server has against it. */
  error?: string | undefined;
  value: UploadedPicture | null;
  onChange: (picture: UploadedPicture | null) => void;
  /** Shown until another is picked. */
  currentUrl?: string | undefined;
  /** A photo is on its way: true once it has arrived. A form that is sent meanwhile waits for it. */
  onUpload?: (arrival: Promise<boolean>) => void;
}

/**
 * One photo, uploaded as soon as it is picked: the form then only names it, is sent at once, and outlives a reload.
 */
export function PictureUpload({
  value,
  onChange,
  error,
  currentUrl,
  hint,
  label,
  onUpload,
}: PictureUploadProps) {
  const { t } = useLingui();
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const [isUploading, setUploading] = useState(false);
  const newest = useRef<File | null>(null);

  async function pick(picked: File | null): Promise<boolean> {
    newest.current = picked;
    setFile(picked);
    setRefusal(undefined);
    onChange(null);
    if (picked === null) return true;
    setUploading(true);
    const upload = await uploadPicture(picked);
    // Another was picked in the meantime: this one no longer counts.
    if (newest.current !== picked) return true;
    setUploading(false);
    if (upload.picture !== null) {
      onChange(upload.picture);
      return true;
    }
    setFile(null);
    setRefusal(upload.message ?? t`The picture could not be sent. Check the signal, then pick it again.`);
    return false;
  }

  const shownUrl = value?.url ?? currentUrl;
  return (
    <div className="flex flex-col gap-1.5">
      <PhotoField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        error={refusal ?? error}
        value={file}
        onChange={(picked) => {
          const arrival = pick(picked);
          onUpload?.(arrival);
        }}
        currentUrl={shownUrl}
      />
      <p role="status" className="text-ink-soft">
        {isUploading && t`Sending the picture …`}
      </p>
    </div>
  );
}
