/** Phone photos have twelve million pixels; a QR code is read from far fewer, and much sooner. */
const longestSidePx = 1600;

async function readableBitmap(file: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file);
  const scale = longestSidePx / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const smaller = await createImageBitmap(whole, {
    resizeWidth: Math.round(whole.width * scale),
    resizeHeight: Math.round(whole.height * scale),
    resizeQuality: 'high',
  });
  whole.close();
  return smaller;
}

/** The text of the QR code in a picked picture or a screenshot; null when there is none to be read. */
export async function readQrPicture(file: Blob): Promise<string | null> {
  const { default: QrScanner } = await import('qr-scanner');
  try {
    const bitmap = await readableBitmap(file);
    const { data } = await QrScanner.scanImage(bitmap, { returnDetailedScanResult: true });
    bitmap.close();
    return data;
  } catch {
    return null;
  }
}
