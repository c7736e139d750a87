import { expect, test } from 'vitest';
import { createRandom } from './seeded-random.ts';
import { createUniformBlocks, uniformRange } from './uniform-blocks.ts';

test('blocks are the stream of the seed, every time from its beginning, also behind what is kept', () => {
  const open = createUniformBlocks(7);
  const blocks = 18;

  for (let time = 0; time < 2; time += 1) {
    const random = createRandom(7);
    const next = open();
    let different = 0;
    for (let block = 0; block < blocks; block += 1)
      for (const number of next()) if (number / uniformRange !== random.next()) different += 1;

    expect(different).toBe(0);
  }
});

test('streams that are open together do not disturb each other', () => {
  const open = createUniformBlocks(3);
  const [one, other] = [open(), open()];

  expect([other(), other()]).toEqual([one(), one()]);
});
