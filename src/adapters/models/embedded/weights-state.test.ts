import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakePackages, fakeReference, fakeSha256, fakeWeights } from './fixtures/fake-weights.ts';
import { recallHash } from './verified-hash.ts';
import { checkWeights, glanceAtWeights, requireWeights, weightsState } from './weights-state.ts';

let home = '';
const reference = () => fakeReference(home, [fakePackages]);
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hyperalign-weights-'));
  await mkdir(join(home, 'models'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const put = (bytes: Buffer) => writeFile(reference().path, bytes);
const flipped = () => {
  const bytes = Buffer.from(fakeWeights);
  bytes.writeUInt8(bytes.readUInt8(1_000_000) ^ 1, 1_000_000);
  return bytes;
};

describe('weights', () => {
  test('that are whole are present, with their hash', async () => {
    await put(fakeWeights);

    expect(await weightsState(home, reference())).toEqual({
      kind: 'present',
      bytes: fakeWeights.length,
      sha256: fakeSha256,
    });
  });

  test.each([
    { name: 'cut off', bytes: () => fakeWeights.subarray(0, 5000), reason: 'it has 5,000 bytes instead of 2,123,456' },
    {
      name: 'of another kind',
      bytes: () => Buffer.alloc(fakeWeights.length),
      reason: 'it does not begin as a GGUF file',
    },
    { name: 'with one wrong bit', bytes: flipped, reason: `instead of ${fakeSha256}` },
  ])('that are $name are damaged, with the reason and the remedy', async ({ bytes, reason }) => {
    await put(bytes());

    expect(await weightsState(home, reference())).toMatchObject({
      kind: 'damaged',
      reason: expect.stringContaining(reason),
    });
    await expect(requireWeights(home, reference())).rejects.toMatchObject({
      code: 'weights_damaged',
      message: expect.stringContaining('hyperalign models fetch fake'),
    });
  });

  test('that are not there are absent, with the command that fetches them', async () => {
    expect(await weightsState(home, reference())).toEqual({ kind: 'absent' });
    await expect(requireWeights(home, reference())).rejects.toMatchObject({
      code: 'weights_missing',
      message: expect.stringContaining('hyperalign models fetch fake'),
    });
  });

  test('of the user are asked for by their path', async () => {
    const own = { ...reference(), kind: 'file' as const, entry: null };

    await expect(requireWeights(home, own)).rejects.toMatchObject({ code: 'path_not_found' });
  });
});

describe('the remembered hash', () => {
  test('holds until the file changes', async () => {
    await put(fakeWeights);
    await weightsState(home, reference());
    const remembered = await recallHash(home, reference().path);
    await utimes(reference().path, new Date(), new Date(Date.now() - 5000));

    expect({ remembered, later: await recallHash(home, reference().path) }).toEqual({
      remembered: fakeSha256,
      later: null,
    });
  });

  test('is not believed by a check', async () => {
    await put(fakeWeights);
    await weightsState(home, reference());
    const past = new Date(Date.now() - 60_000);
    await utimes(reference().path, past, past);
    await weightsState(home, reference());
    await put(flipped());
    await utimes(reference().path, past, past);

    expect((await weightsState(home, reference())).kind).toBe('present');
    expect((await checkWeights(home, reference())).kind).toBe('damaged');
    expect((await weightsState(home, reference())).kind).toBe('damaged');
  });

  test('is not needed for a glance', async () => {
    await put(flipped());

    expect(await glanceAtWeights(home, reference())).toEqual({
      kind: 'present',
      bytes: fakeWeights.length,
      sha256: '',
    });
  });
});
