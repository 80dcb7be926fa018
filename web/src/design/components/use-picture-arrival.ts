import { useRef } from 'react';

export interface PictureArrival {
  /** For `PictureUpload`. */
  onUpload: (arrival: Promise<boolean>) => void;
  /** Resolves once nothing is on its way: false when the last photo did not arrive and the person was told so. */
  wait: () => Promise<boolean>;
}

/** For forms with a photo: whoever sends while it is still uploading must not lose it without a word. */
export function usePictureArrival(): PictureArrival {
  const last = useRef<Promise<boolean>>(Promise.resolve(true));
  return {
    onUpload: (arrival) => {
      last.current = arrival;
    },
    wait: async () => {
      const hasArrived = await last.current;
      // Told once: the next press sends without the photo.
      if (!hasArrived) last.current = Promise.resolve(true);
      return hasArrived;
    },
  };
}
