import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastBytes } from './last-bytes.ts';

test('what is kept are the last bytes of all pieces, whatever their sizes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 50 }),
      (pieces, most) => {
        const last = lastBytes(most);
        for (const piece of pieces) last.add(piece);

        const whole = Buffer.concat(pieces);
        expect(Buffer.from(last.kept())).toEqual(whole.subarray(Math.max(0, whole.length - most)));
        expect(last.total).toBe(whole.length);
      },
    ),
  );
});

test('a large body is kept in twice the bytes that are asked for', () => {
  const last = lastBytes(1000);
  for (let at = 0; at < 10_000; at += 1) last.add(Buffer.from([at % 256, 7, 9]));

  expect(last.kept().byteLength).toBe(1000);
  expect(last.kept().buffer.byteLength).toBeLessThanOrEqual(2000);
});
