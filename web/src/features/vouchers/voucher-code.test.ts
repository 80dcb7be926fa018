import { expect, it } from 'vitest';
import { groupedCode, spelledCode } from './voucher-code.ts';

it('groups a code as people read it out, and spells it for the ear', () => {
  expect(groupedCode('KD7Q2M4XWP')).toBe('KD7Q 2M4X WP');
  expect(spelledCode('KD7Q')).toBe('K D 7 Q');
});
