import { expect, test } from 'vitest';
import { CounterPins } from './counter-pins.ts';
import { pinProblem } from './pin-rules.ts';

const pins = new CounterPins('a secret of the server');
const kept = await pins.hash('somebody', '4071');

test('the right number is right, and no other, for nobody else, and with no other secret', async () => {
  expect(await pins.isRight('somebody', '4071', kept)).toBe(true);
  expect(await pins.isRight('somebody', '4072', kept)).toBe(false);
  expect(await pins.isRight('somebody else', '4071', kept)).toBe(false);
  expect(await new CounterPins('another secret').isRight('somebody', '4071', kept)).toBe(false);
});

test('the same number twice is kept as two hashes', async () => {
  const again = await pins.hash('somebody', '4071');
  expect(again.hash).not.toEqual(kept.hash);
  expect(again.salt).not.toEqual(kept.salt);
});

test('many at once are answered, each with its own', async () => {
  const answers = await Promise.all(
    ['4071', '1111', '4071', '2', '4071'].map((pin) => pins.isRight('somebody', pin, kept)),
  );
  expect(answers).toEqual([true, false, true, false, true]);
});

test.each(['123', '1234567', '12a4', '๑๒๓๔', ' 4071', ''])(
  '“%s” is no number of four to six digits',
  (pin) => {
    expect(pinProblem(pin)).toBe('FORM');
  },
);

test.each(['0000', '111111', '1234', '0123', '4321', '987654', '123456', '1212', '2552', '2569', '1990'])(
  '“%s” is what others would try first',
  (pin) => {
    expect(pinProblem(pin)).toBe('EASY');
  },
);

test.each(['4071', '9053', '284613', '70418'])('“%s” will do', (pin) => {
  expect(pinProblem(pin)).toBe(null);
});
