import { writeFileSync } from 'node:fs';
import { encode } from 'uqr';

const width = 640;
const height = 480;

/**
 * A film of one QR code held still before the camera, for Chromium's fake one: YUV4MPEG2, one grey frame repeated.
 * Format: https://wiki.multimedia.cx/index.php/YUV4MPEG2
 */
export function filmQrCode(text: string, file: string): void {
  const { data } = encode(text, { border: 4 });
  const scale = Math.floor((height * 0.8) / data.length);
  const side = data.length * scale;
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  const luma = Buffer.alloc(width * height, 235);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true)
        luma[(top + y) * width + left + x] = 16;
    }
  }
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]),
  );
}
