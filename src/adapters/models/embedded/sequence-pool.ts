import type { LlamaSequence, Token } from './llama-runtime.ts';
import { commonLength } from './prompt-tokens.ts';

/** One of the context's sequences, held by one call at a time. */
export interface Slot {
  readonly sequence: LlamaSequence;
  /** Place of the sequence among those of its context, from 0. */
  readonly number: number;
  /** First tokens of `prompt` that the sequence holds. */
  held(prompt: readonly Token[]): number;
  /** Serves the calls that wait for a copy of what this slot has read. Called between two steps, when the state is at rest. */
  share(): Promise<void>;
  /** Lets the next call have it. */
  release(): Promise<void>;
}

export interface SequencePool {
  /** Gives the free slot that holds most of the prompt; waits in line when all are busy. Rejects with the signal's reason. */
  acquire(prompt: readonly Token[], signal: AbortSignal | undefined): Promise<Slot>;
  /**
   * Copies from an earlier call's slot what it holds, or is about to read, of the same prompt, up to `length` tokens, when that is more than
   * the slot holds itself. So calls with one prompt read it once.
   */
  borrow(slot: Slot, prompt: readonly Token[], length: number, signal: AbortSignal | undefined): Promise<void>;
  /** Rejects the calls that wait in line and every later one. */
  close(reason: Error): void;
}

interface Place extends Slot {
  order: number;
  busy: boolean;
  /** What its call reads, while it reads. */
  target: readonly Token[];
  loans: Loan[];
}

interface Loan {
  readonly length: number;
  /** Copies what there is, at most `length`. */
  readonly serve: () => Promise<void>;
}

interface Waiting {
  readonly give: () => boolean;
  readonly refuse: (reason: Error) => void;
}

export function openSequencePool(sequences: readonly LlamaSequence[]): SequencePool {
  let calls = 0;
  let closed: Error | null = null;
  let line: readonly Waiting[] = [];
  const nextInLine = () => {
    while (line[0]?.give() === true) line = line.slice(1);
  };
  const places = sequences.map((sequence, number) => openPlace({ sequence, number }, nextInLine));

  const take = (prompt: readonly Token[]): Place | null => {
    const [best] = places
      .filter(({ busy }) => !busy)
      .toSorted(
        (a, b) =>
          b.held(prompt) - a.held(prompt) || a.sequence.nextTokenIndex - b.sequence.nextTokenIndex || a.order - b.order,
      );
    if (best === undefined) return null;
    calls += 1;
    best.order = calls;
    best.busy = true;
    best.target = prompt;
    return best;
  };

  return {
    acquire: (prompt, signal) =>
      new Promise((resolve, reject) => {
        if (closed !== null) return reject(closed);
        if (signal?.aborted) return reject(signal.reason);
        const waiting: Waiting = {
          give: () => {
            const place = take(prompt);
            if (place === null) return false;
            signal?.removeEventListener('abort', leave);
            resolve(place);
            return true;
          },
          refuse: reject,
        };
        const leave = () => {
          line = line.filter((other) => other !== waiting);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', leave, { once: true });
        line = [...line, waiting];
        nextInLine();
      }),
    borrow: async (slot, prompt, length, signal) => {
      const own = places.find((place) => place === slot);
      if (own === undefined) return;
      const asked = new Set<Place>([own]);
      while (own.held(prompt) < length) {
        const lender = findLender(places, own, { prompt, length, asked });
        if (lender === null) return;
        asked.add(lender);
        await lend({ lender, borrower: own, prompt, length, signal });
      }
    },
    close: (reason) => {
      closed = reason;
      for (const waiting of line) waiting.refuse(reason);
      line = [];
    },
  };
}

function openPlace({ sequence, number }: Pick<Slot, 'sequence' | 'number'>, onRelease: () => void): Place {
  const serve = async (loans: readonly Loan[]) => {
    for (const loan of loans) await loan.serve();
  };
  const place: Place = {
    ...{ sequence, number },
    order: 0,
    busy: false,
    target: [],
    loans: [],
    held: (prompt) => commonLength(sequence.contextTokens, prompt),
    share: async () => {
      if (place.loans.length === 0) return;
      const held = sequence.nextTokenIndex;
      const due = place.loans.filter(({ length }) => length <= held);
      place.loans = place.loans.filter(({ length }) => length > held);
      await serve(due);
    },
    release: async () => {
      place.target = [];
      // Whoever still waits gets what there is: the call may have been stopped while it read.
      while (place.loans.length > 0) await serve(place.loans.splice(0));
      place.busy = false;
      onRelease();
    },
  };
  return place;
}

/** Below this, reading is about as quick as copying. */
const leastGain = 8;

interface Search {
  readonly prompt: readonly Token[];
  readonly length: number;
  /** A place is asked once: it may have been stopped, or a copy may have failed. */
  readonly asked: ReadonlySet<Place>;
}

/** Only calls that came earlier lend, so no two can wait for each other. */
function findLender(places: readonly Place[], borrower: Place, { prompt, length, asked }: Search): Place | null {
  const own = borrower.held(prompt);
  const offers = places
    .filter((place) => !asked.has(place) && place.order < borrower.order)
    .map((place) => ({ place, offer: offerOf(place, prompt, length) }))
    .filter(({ offer }) => offer >= own + leastGain)
    .toSorted((a, b) => b.offer - a.offer);
  return offers[0]?.place ?? null;
}

/** What a place holds of the prompt, or will when it has read its own. */
function offerOf(place: Place, prompt: readonly Token[], length: number): number {
  return Math.min(length, Math.max(place.held(prompt), commonLength(place.target, prompt)));
}

interface Lending {
  readonly lender: Place;
  readonly borrower: Place;
  readonly prompt: readonly Token[];
  readonly length: number;
  readonly signal: AbortSignal | undefined;
}

function lend({ lender, borrower, prompt, length, signal }: Lending): Promise<void> {
  const copy = async () => {
    if (signal?.aborted) return;
    const most = Math.min(length, lender.held(prompt));
    const { sequence } = borrower;
    if (most < borrower.held(prompt) + leastGain || sequence._copyStateFromOtherSequence === undefined) return;
    // False: cells and tokens disagree afterwards, so the sequence starts from nothing.
    if (!(await sequence._copyStateFromOtherSequence(lender.sequence, most))) await sequence.clearHistory();
  };
  if (!lender.busy) return copy();
  const wanted = offerOf(lender, prompt, length);
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    lender.loans.push({
      length: wanted,
      serve: async () => {
        signal?.removeEventListener('abort', stop);
        await copy().then(resolve, reject);
      },
    });
  });
}
