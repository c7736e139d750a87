import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openTail } from './answer-tail.ts';

const body = `${'x'.repeat(200_000)}the end`;

function piecesOf(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

describe('the end of an answer', () => {
  test('is all of a short one', async () => {
    const tail = openTail('identity');
    tail.add(Buffer.from('Hello '));
    tail.add(Buffer.from('Sam'));

    expect(await tail.end()).toEqual({ text: 'Hello Sam', keptBytes: 9, totalBytes: 9 });
  });

  test.each([1, 100, 10_000, 300_000])('is bounded, in pieces of %i bytes', async (size) => {
    const tail = openTail('identity');
    for (const piece of piecesOf(Buffer.from(body), size)) tail.add(piece);

    const { text, keptBytes, totalBytes } = await tail.end();

    expect(text.endsWith('xthe end')).toBe(true);
    expect(totalBytes).toBe(body.length);
    expect(keptBytes).toBe(16 * 1024);
  });

  test.each([
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('is read through %s', async (encoding, compress) => {
    const tail = openTail(encoding);
    for (const piece of piecesOf(compress(body), 64)) tail.add(piece);

    const { text, totalBytes } = await tail.end();

    expect(text.endsWith('xthe end')).toBe(true);
    expect(totalBytes).toBe(body.length);
  });

  test.each(['gzip', 'br'])('is what could be read of %s that broke off, or is none', async (encoding) => {
    const broken = openTail(encoding);
    broken.add(gzipSync(body).subarray(0, 50));
    const none = openTail(encoding);
    none.add(Buffer.from('this is not compressed'));
    none.add(Buffer.from('and this neither'));

    expect((await broken.end()).totalBytes).toBeLessThanOrEqual(body.length);
    expect(await none.end()).toEqual({ text: '', keptBytes: 0, totalBytes: 0 });
  });

  test('of an encoding that nobody knows is its bytes', async () => {
    const tail = openTail('rot13');
    tail.add(Buffer.from('Uryyb'));

    expect((await tail.end()).text).toBe('Uryyb');
  });
});
