import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipOf } from './fixtures/zip-of.ts';
import { readZipMember } from './zip-member.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyperalign-zip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251));

test.each(['stored', 'deflated'] as const)('reads a %s member between others', async (method) => {
  const path = join(folder, `${method}.whl`);
  await writeFile(
    path,
    zipOf([
      { name: 'a/METADATA', content: Buffer.from('x'), method },
      { name: 'a/data.bin', content, method },
      { name: 'b', content: Buffer.from('y'), method: 'stored' },
    ]),
  );

  expect(Buffer.concat(await Array.fromAsync(readZipMember(path, 'a/data.bin'))).equals(content)).toBe(true);
});

test('notices a flipped byte by the checksum', async () => {
  const path = join(folder, 'flipped.whl');
  const zip = zipOf([{ name: 'data.bin', content, method: 'stored' }]);
  zip.writeUInt8(zip.readUInt8(5000) ^ 1, 5000);
  await writeFile(path, zip);

  await expect(Array.fromAsync(readZipMember(path, 'data.bin'))).rejects.toThrow('damaged');
});

test.each([
  {
    name: 'a file that is cut off',
    bytes: () => zipOf([{ name: 'data.bin', content, method: 'stored' }]).subarray(0, 9000),
    says: 'is not a zip file',
  },
  {
    name: 'a missing member',
    bytes: () => zipOf([{ name: 'other.bin', content, method: 'stored' }]),
    says: 'holds no data.bin',
  },
  { name: 'an empty file', bytes: () => Buffer.alloc(0), says: 'is not a zip file' },
])('refuses $name', async ({ bytes, says }) => {
  const path = join(folder, 'bad.whl');
  await writeFile(path, bytes());

  await expect(Array.fromAsync(readZipMember(path, 'data.bin'))).rejects.toThrow(says);
});
