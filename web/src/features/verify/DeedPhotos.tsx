import { useLingui } from '@lingui/react/macro';

export interface DeedPhoto {
  id: string;
  url: string;
  width: number;
  height: number;
}

/** What the member shows of the deed. One tap opens a photo whole. */
export function DeedPhotos({ photos }: { photos: readonly DeedPhoto[] }) {
  const { t } = useLingui();
  if (photos.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-3">
      {photos.map(({ id, url, width, height }) => (
        <li key={id} className="max-w-full">
          <a href={url} target="_blank" rel="noreferrer" className="block">
            <img
              src={url}
              alt={t`What was done`}
              width={width}
              height={height}
              loading="lazy"
              className="h-auto max-h-80 w-auto max-w-full rounded-field"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
