import type { SyntheticEvent } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { pictureUrl } from '../../lib/pictures.ts';

export interface OfferPictureProps {
  /** One that ships with the app (`key`) or an uploaded one (`url`); null shows a wrapped gift. */
  picture: { key?: string | null; url?: string | null } | null | undefined;
  size?: 'thumb' | 'tile' | 'hero';
}

const frames = {
  thumb: 'size-16 rounded-field',
  tile: 'aspect-4/3 w-full rounded-field',
  hero: 'aspect-16/9 w-full rounded-page',
};

const images = { thumb: 'size-12', tile: 'h-[68%]', hero: 'h-[76%]' };

const tints = ['bg-points-tint', 'bg-done-tint', 'bg-thanks-tint', 'bg-page-sunken'];

/** The same picture always has the same tint. */
function tintOf(key: string): string {
  let sum = 0;
  for (const character of key) sum += character.charCodeAt(0);
  return tints[sum % tints.length] ?? 'bg-page-sunken';
}

/** Without a signal a picture may be missing: its tile stays, the browser's sign for a torn picture does not. */
function hideMissing({ currentTarget }: SyntheticEvent<HTMLImageElement>): void {
  currentTarget.style.visibility = 'hidden';
}

/** What a person gets, as a picture on a softly tinted tile. Decorative: its words stand beside it. */
export function OfferPicture({ picture, size = 'tile' }: OfferPictureProps) {
  const frame = classNames(frames[size], 'shrink-0 overflow-hidden');
  if (picture?.url) {
    return (
      <img
        key={picture.url}
        src={picture.url}
        onError={hideMissing}
        alt=""
        loading="lazy"
        decoding="async"
        className={classNames(frame, 'object-cover')}
      />
    );
  }
  const key = picture?.key ?? 'fluent:wrapped-gift';
  return (
    <span className={classNames(frame, tintOf(key), 'flex items-center justify-center')}>
      <img
        key={key}
        src={pictureUrl(key)}
        onError={hideMissing}
        alt=""
        loading="lazy"
        decoding="async"
        className={classNames(images[size], 'aspect-square object-contain')}
      />
    </span>
  );
}
