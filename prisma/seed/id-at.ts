import { v7 } from 'uuid';

/**
 * The id of something that happened then: UUID version 7 (RFC 9562) with that moment in it, because vouchers and notices
 * are listed by id as the order of time.
 */
export function idAt(at: Date): string {
  return v7({ msecs: at.getTime() });
}
