import sharp from 'sharp';

/** Of the 64 bits, how many may differ in two hashes of what is nearly surely the same photo. */
export const mostBitsApart = 8;

const columns = 8;
const rows = 8;

/**
 * A difference hash: 64 bits, each of which says whether a spot of the picture, made tiny and grey, is brighter than its
 * right-hand neighbour. The same photo made smaller, compressed anew or lightened has nearly the same hash; no picture
 * can be made from it. Signed, as PostgreSQL's bigint is. http://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html
 */
export async function lookHashOf(picture: Buffer): Promise<bigint> {
  const spots = await sharp(picture)
    .grayscale()
    .resize({ width: columns + 1, height: rows, fit: 'fill' })
    .raw()
    .toBuffer();
  let hash = 0n;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * (columns + 1) + column;
      const isBrighter = (spots[at] ?? 0) > (spots[at + 1] ?? 0);
      hash = (hash << 1n) | (isBrighter ? 1n : 0n);
    }
  }
  return BigInt.asIntN(64, hash);
}
