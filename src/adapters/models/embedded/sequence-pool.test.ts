import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { LlamaSequence, Token } from './llama-runtime.ts';
import { openSequencePool, type Slot } from './sequence-pool.ts';

/** A sequence that only keeps its tokens. */
function fakeSequence(): LlamaSequence & { contextTokens: Token[] } {
  const sequence = {
    contextTokens: [] as Token[],
    get nextTokenIndex() {
      return sequence.contextTokens.length;
    },
    clearHistory: async () => {
      sequence.contextTokens = [];
    },
    adaptStateToTokens: async () => undefined,
    evaluateWithoutGeneratingNewTokens: async (tokens: Token[]) => {
      sequence.contextTokens.push(...tokens);
    },
    evaluate: async function* (): AsyncGenerator<Token, void> {},
    saveStateToFile: async () => undefined,
    loadStateFromFile: async () => undefined,
    _copyStateFromOtherSequence: async (other: LlamaSequence, length: number) => {
      sequence.contextTokens = other.contextTokens.slice(0, length);
      return true;
    },
  };
  return sequence;
}

const promptOf = (length: number, from = 0): Token[] => Array.from({ length }, (_, index) => (from + index) as Token);
const never = undefined;

async function read(slot: Slot, tokens: readonly Token[]): Promise<void> {
  await slot.sequence.evaluateWithoutGeneratingNewTokens([...tokens]);
  await slot.share();
}

describe('the line', () => {
  test('gives each call the free sequence that holds most of its prompt', async () => {
    const [a, b] = [fakeSequence(), fakeSequence()];
    a.contextTokens = promptOf(10);
    b.contextTokens = promptOf(30);
    const pool = openSequencePool([a, b]);

    expect((await pool.acquire(promptOf(40), never)).sequence).toBe(b);
    expect((await pool.acquire(promptOf(40), never)).sequence).toBe(a);
  });

  test('lets calls wait in their order when all are busy', async () => {
    const pool = openSequencePool([fakeSequence()]);
    const first = await pool.acquire(promptOf(4), never);
    const order: string[] = [];
    const later = ['second', 'third'].map(async (name) => {
      const slot = await pool.acquire(promptOf(4), never);
      order.push(name);
      await slot.release();
    });
    await nextTurn();
    const before = [...order];

    await first.release();
    await Promise.all(later);

    expect({ before, order }).toEqual({ before: [], order: ['second', 'third'] });
  });

  test('forgets a call whose signal fires, and all when it is closed', async () => {
    const pool = openSequencePool([fakeSequence()]);
    const first = await pool.acquire(promptOf(4), never);
    const stop = new AbortController();
    const stopped = pool.acquire(promptOf(4), stop.signal);
    const refused = pool.acquire(promptOf(4), never);
    const closing = new Error('closed');

    stop.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
    pool.close(closing);

    await expect(refused).rejects.toBe(closing);
    await expect(pool.acquire(promptOf(4), never)).rejects.toBe(closing);
    await first.release();
  });
});

describe('borrowing', () => {
  test('lets three calls with one prompt read it once', async () => {
    const pool = openSequencePool([fakeSequence(), fakeSequence(), fakeSequence()]);
    const prompt = promptOf(100);
    const [leader, ...followers] = await Promise.all([1, 2, 3].map(() => pool.acquire(prompt, never)));
    if (leader === undefined) throw new Error('no slot');
    const borrowed = Promise.all(followers.map((slot) => pool.borrow(slot, prompt, 99, never)));

    await pool.borrow(leader, prompt, 99, never);
    await read(leader, prompt.slice(0, 50));
    await read(leader, prompt.slice(50, 99));
    await borrowed;

    expect(followers.map((slot) => slot.held(prompt))).toEqual([99, 99]);
  });

  test('takes the shared beginning from a call with another end', async () => {
    const pool = openSequencePool([fakeSequence(), fakeSequence()]);
    const ours = [...promptOf(60), ...promptOf(20, 500)];
    const theirs = [...promptOf(60), ...promptOf(20, 900)];
    const lender = await pool.acquire(theirs, never);
    const slot = await pool.acquire(ours, never);
    const borrowed = pool.borrow(slot, ours, 79, never);

    await read(lender, theirs.slice(0, 60));
    await borrowed;

    expect(slot.held(ours)).toBe(60);
  });

  test('takes what there is from a call that is stopped while it reads', async () => {
    const pool = openSequencePool([fakeSequence(), fakeSequence()]);
    const prompt = promptOf(100);
    const leader = await pool.acquire(prompt, never);
    const follower = await pool.acquire(prompt, never);
    const borrowed = pool.borrow(follower, prompt, 99, never);

    await read(leader, prompt.slice(0, 40));
    await leader.release();
    await borrowed;

    expect(follower.held(prompt)).toBe(40);
  });

  test('copies what a sequence holds from an earlier call', async () => {
    const [a, b] = [fakeSequence(), fakeSequence()];
    const pool = openSequencePool([a, b]);
    const prompt = promptOf(50);
    const first = await pool.acquire(prompt, never);
    await read(first, prompt.slice(0, 49));
    await first.release();
    const again = await pool.acquire(prompt, never);
    const second = await pool.acquire(prompt, never);

    const borrowed = pool.borrow(second, prompt, 49, never);
    await again.share();
    await borrowed;

    expect([again.held(prompt), second.held(prompt)]).toEqual([49, 49]);
  });

  test('reads by itself when the copy does not succeed or is not to be had', async () => {
    const [a, b] = [fakeSequence(), fakeSequence()];
    b._copyStateFromOtherSequence = async () => false;
    const pool = openSequencePool([a, b]);
    const prompt = promptOf(50);
    const first = await pool.acquire(prompt, never);
    const second = await pool.acquire(prompt, never);
    const borrowed = pool.borrow(second, prompt, 49, never);

    await read(first, prompt.slice(0, 49));
    await borrowed;

    expect(second.sequence.contextTokens).toEqual([]);
  });

  test('stops waiting when the signal fires', async () => {
    const pool = openSequencePool([fakeSequence(), fakeSequence()]);
    const prompt = promptOf(50);
    await pool.acquire(prompt, never);
    const second = await pool.acquire(prompt, never);
    const stop = new AbortController();
    const borrowed = pool.borrow(second, prompt, 49, stop.signal);

    stop.abort(new Error('enough'));

    await expect(borrowed).rejects.toThrow('enough');
  });
});
