import { useEffect } from 'react';

/** Calls back when the person allows the camera in the browser's settings, so that the scanner comes by itself. */
export function useCameraPermission(onGranted: () => void): void {
  useEffect(() => {
    let status: PermissionStatus | undefined;
    let isLeft = false;
    const tell = () => {
      if (status?.state === 'granted') onGranted();
    };
    async function watch() {
      try {
        const found = await navigator.permissions.query({ name: 'camera' });
        if (isLeft) return;
        status = found;
        status.addEventListener('change', tell);
      } catch {
        // Not every browser tells: the button "Try the camera again" is there for those.
      }
    }
    void watch();
    return () => {
      isLeft = true;
      status?.removeEventListener('change', tell);
    };
  }, [onGranted]);
}
