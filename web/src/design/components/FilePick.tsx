import type { LucideIcon } from 'lucide-react';
import { buttonStyles } from './button-styles.ts';

export interface FilePickProps {
  label: string;
  icon?: LucideIcon;
  acceptedFileTypes: readonly string[];
  /** Opens the camera on a phone instead of the gallery. */
  camera?: 'environment' | 'user';
  onPick: (file: File) => void;
}

/** A button that picks one file; the same file can be picked again. */
export function FilePick({ label, icon: Icon, acceptedFileTypes, camera, onPick }: FilePickProps) {
  return (
    <label
      className={`${buttonStyles()} relative has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus`}
    >
      {Icon && <Icon aria-hidden className="size-5 shrink-0" />}
      <span>{label}</span>
      <input
        type="file"
        accept={acceptedFileTypes.join(',')}
        {...(camera === undefined ? {} : { capture: camera })}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onPick(file);
        }}
        className="sr-only"
      />
    </label>
  );
}
