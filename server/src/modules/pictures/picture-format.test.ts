import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureFormatOf } from './picture-format.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('the format of an upload', () => {
  test.each([
    ['jpeg', '\xff\xd8\xff\xe0\x00\x10JFIF'],
    ['png', '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR'],
    ['webp', 'RIFF\x24\x00\x00\x00WEBPVP8 '],
    ['heif', '\x00\x00\x00\x18ftypheic\x00\x00\x00\x00'],
    ['heif', '\x00\x00\x00\x1cftypavif\x00\x00\x00\x00'],
  ])('%s is known by its first bytes', (format, content) => {
    expect(pictureFormatOf(bytes(content))).toBe(format);
  });

  test.each([
    ['nothing', ''],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['an XML document', '<?xml version="1.0"?><svg/>'],
    ['a PDF', '%PDF-1.7'],
    ['a GIF', 'GIF89a'],
    ['a TIFF', 'II*\x00'],
    ['a sound', 'RIFF\x24\x00\x00\x00WAVEfmt '],
    ['a film', '\x00\x00\x00\x18ftypmp42'],
    ['an SVG behind a space', ' \xff\xd8\xff<svg/>'],
  ])('%s is none of ours', (_, content) => {
    expect(pictureFormatOf(bytes(content))).toBeNull();
  });

  test('is asked of any bytes without failing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (content) => {
        expect([null, 'jpeg', 'png', 'webp', 'heif']).toContain(pictureFormatOf(Buffer.from(content)));
      }),
    );
  });
});
