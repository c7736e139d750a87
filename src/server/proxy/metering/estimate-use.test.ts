import { describe, expect, test } from 'vitest';
import { textBytes, writtenBytes } from './estimate-use.ts';

const end = (text: string, totalBytes = Buffer.byteLength(text)) => ({
  text,
  keptBytes: Buffer.byteLength(text),
  totalBytes,
});
const chunk = (delta: unknown) => `data: ${JSON.stringify({ id: 'c-1', choices: [{ index: 0, delta }] })}\n\n`;

describe('what a request holds', () => {
  test('is its bytes, in UTF-8, without the files in it', () => {
    const image = `{"url":"data:image/png;base64,${'A'.repeat(10_000)}"}`;

    expect(textBytes('{"a":"né"}')).toBe(11);
    expect(textBytes(image)).toBe(24);
    expect(textBytes(new TextEncoder().encode(`[${image},${image}]`))).toBe(51);
    expect(textBytes('{"open":";base64,AAAA')).toBe(21);
    expect(textBytes(null)).toBe(0);
  });
});

describe('what a model wrote', () => {
  test('is the text of a stream that is there whole, thoughts and arguments included', () => {
    const stream =
      chunk({ content: 'four' }) +
      chunk({ reasoning_content: 'four' }) +
      chunk({ tool_calls: [{ function: { name: 'f', arguments: 'four' } }] });

    // Frame and text are told from the events; blanks and marks between them count with the frame.
    const share = writtenBytes(end(`${stream}data: [DONE]\n\n`));
    expect(share).toBeGreaterThanOrEqual(12);
    expect(share).toBeLessThan(15);
  });

  test('is told from the end of a long stream', () => {
    const events = Array.from({ length: 1000 }, () => chunk({ content: 'word ' }));
    const kept = events.slice(-100).join('').slice(50);

    const bytes = writtenBytes(end(kept, Buffer.byteLength(events.join(''))));

    expect(bytes).toBeGreaterThan(5000 * 0.95);
    expect(bytes).toBeLessThan(5000 * 1.2);
  });

  test('counts a text of the Responses API once', () => {
    const events = [
      { type: 'response.output_text.delta', delta: 'four' },
      { type: 'response.output_text.done', text: 'four' },
      { type: 'response.completed', response: { output: [{ content: [{ text: 'four' }] }] } },
    ].map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);

    const bytes = writtenBytes(end(events.join('')));
    expect(bytes).toBeGreaterThanOrEqual(4);
    expect(bytes).toBeLessThan(9);
  });

  test.each([
    ['a chat completion', { model: 'm', choices: [{ message: { role: 'assistant', content: 'four' } }] }],
    ['a completion', { choices: [{ text: 'four' }] }],
    ['a response', { instructions: 'long words', output: [{ content: [{ type: 'output_text', text: 'four' }] }] }],
  ])('of %s is its text alone', (_, body) => {
    expect(writtenBytes(end(JSON.stringify(body)))).toBe(4);
  });

  test('is every byte of what can be read no more', () => {
    expect(writtenBytes(end('xt that began before"}}]}', 50_000))).toBe(50_000);
  });

  test('is nothing where nothing came, and in what is nested without end', () => {
    expect(writtenBytes(end(''))).toBe(0);
    expect(writtenBytes(end(`{"choices":${'['.repeat(9000)}${']'.repeat(9000)}}`))).toBe(0);
  });
});
