/** The demo cannot be written into this database, or was not written right. Nothing of it is there. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}
