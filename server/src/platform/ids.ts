import { v7 } from 'uuid';

/** A new row's id: UUID version 7 (RFC 9562), so that rows made together lie together in the indexes. */
export function newId(): string {
  return v7();
}
