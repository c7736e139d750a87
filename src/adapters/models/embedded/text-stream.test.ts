import { describe, expect, test } from 'vitest';
import type { Token } from './llama-runtime.ts';
import { openTextStream } from './text-stream.ts';

/** Tokens are indexes into byte strings, as in byte-level tokenizers. */
function streamOf(pieces: readonly (string | Buffer)[], stopSequences: readonly string[] = []) {
  const bytes = pieces.map((piece) => Buffer.from(piece as string));
  const stream = openTextStream({
    detokenize: (tokens) => Buffer.concat(tokens.map((token) => bytes[token] ?? Buffer.alloc(0))).toString('utf8'),
    before: [],
    stopSequences,
  });
  const told: string[] = [];
  for (const index of pieces.keys()) {
    const { text, stopped } = stream.push(index as Token);
    told.push(text);
    if (stopped) return { told, stopped: true };
  }
  return { told: [...told, stream.end()], stopped: false };
}

describe('characters', () => {
  test('spread over tokens come out whole', () => {
    const [a, b, c, d] = Buffer.from('🙂');
    const { told } = streamOf(['x', Buffer.from([a ?? 0, b ?? 0]), Buffer.from([c ?? 0]), Buffer.from([d ?? 0]), 'y']);

    expect(told).toEqual(['x', '', '', '🙂', 'y', '']);
  });

  test('that never become whole do not hold up what follows', () => {
    const { told } = streamOf([Buffer.from([0xf0]), 'a', 'b', 'c', 'd', 'e']);

    expect(told.join('')).toBe('\u{FFFD}abcde');
  });
});

describe('stop sequences', () => {
  test.each([
    { name: 'inside a token', pieces: ['one END two'], stops: ['END'], text: 'one ' },
    { name: 'across tokens', pieces: ['one E', 'N', 'D two'], stops: ['END'], text: 'one ' },
    { name: 'the earliest of several', pieces: ['a', 'b', 'c', 'd'], stops: ['cd', 'bc'], text: 'a' },
    { name: 'after a false beginning', pieces: ['EEN', 'D!'], stops: ['END'], text: 'E' },
  ])('are cut $name', ({ pieces, stops, text }) => {
    const { told, stopped } = streamOf(pieces, stops);

    expect({ text: told.join(''), stopped }).toEqual({ text, stopped: true });
  });

  test('hold back only what may be one', () => {
    const { told, stopped } = streamOf(['Hello E', 'N', 'T', 'E'], ['END']);

    expect({ told, stopped }).toEqual({ told: ['Hello ', '', 'ENT', '', 'E'], stopped: false });
  });

  test('that are empty stop nothing', () => {
    expect(streamOf(['a', 'b'], ['']).stopped).toBe(false);
  });
});
