/** Contexts reach five symbols back. */
const order = 5;
const alphabet = 256;
const root = 0;
const none = -1;

const logarithms = Float64Array.from({ length: 4096 }, (_, at) => Math.log2(at));

/**
 * A model that reads bytes and says what each costs: prediction by partial matching of order 5, method C escapes, exclusion of symbols that a
 * longer context has ruled out, and update of only the contexts that were tried (Cleary and Witten 1984; Moffat 1990).
 */
export interface PartialMatching {
  /** Code length of the text in bits after all that was read before; the model learns it. */
  read(text: string): number;
}

/** Code length of a text in bits, over its UTF-8 bytes. 0 for the empty text. */
export function codeLength(text: string): number {
  return partialMatching(text.length).read(text);
}

/** An empty model; `expected` characters are only a hint for memory. */
export function partialMatching(expected = 1024): PartialMatching {
  const trie = contextTrie(Math.max(256, expected * (order + 1)));
  const ruledOut = new Int32Array(alphabet);
  const tried = new Int32Array(order + 1);
  let context = root;
  let reading = 0;

  /** Bits of one symbol; leaves the places to update in `tried` and returns how many of them, and the child that was found. */
  const readSymbol = (symbol: number): number => {
    reading += 1;
    let bits = 0;
    let depth = 0;
    let excluded = 0;
    let found = none;
    for (let node = context; node !== none && found === none; node = trie.shorter[node] ?? none) {
      tried[depth] = node;
      depth += 1;
      let total = 0;
      let kinds = 0;
      for (let child = trie.child[node] ?? none; child !== none; child = trie.sibling[child] ?? none) {
        const other = trie.symbol[child] ?? 0;
        if (ruledOut[other] === reading) continue;
        total += trie.count[child] ?? 0;
        kinds += 1;
        if (other === symbol) found = child;
        else ruledOut[other] = reading;
      }
      if (kinds === 0) continue;
      excluded += kinds;
      bits += logarithm(total + kinds) - logarithm(found === none ? kinds : (trie.count[found] ?? 0));
    }
    if (found === none) bits += logarithm(alphabet - excluded);
    context = trie.update({ tried, depth, symbol, found });
    return bits;
  };

  return {
    read: (text) => {
      let bits = 0;
      for (const byte of new TextEncoder().encode(text)) bits += readSymbol(byte);
      return bits;
    },
  };
}

interface ContextTrie {
  readonly symbol: Uint8Array;
  readonly count: Uint32Array;
  /** First child, next child of the same context, and the same context without its oldest symbol; −1 for none. */
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  readonly shorter: Int32Array;
  /** Counts `symbol` in the first `depth` contexts of `tried`, longest first, the last of which holds `found` if any; returns the next context. */
  update(step: TrieStep): number;
}

interface TrieStep {
  readonly tried: Int32Array;
  readonly depth: number;
  readonly symbol: number;
  readonly found: number;
}

function contextTrie(room: number): ContextTrie {
  const trie = {
    symbol: new Uint8Array(room),
    count: new Uint32Array(room),
    child: new Int32Array(room).fill(none),
    sibling: new Int32Array(room).fill(none),
    shorter: new Int32Array(room).fill(none),
    update,
  };
  const depths = { of: new Uint8Array(room) };
  let used = 1;
  return trie;

  function update({ tried, depth, symbol, found }: TrieStep): number {
    if (used + order + 1 > trie.symbol.length) grow();
    let shorter = found;
    if (found !== none) trie.count[found] = (trie.count[found] ?? 0) + 1;
    for (let place = found === none ? depth - 1 : depth - 2; place >= 0; place -= 1) {
      const node = tried[place] ?? root;
      const fresh = used;
      used += 1;
      trie.symbol[fresh] = symbol;
      trie.count[fresh] = 1;
      trie.sibling[fresh] = trie.child[node] ?? none;
      trie.child[node] = fresh;
      trie.shorter[fresh] = shorter === none ? root : shorter;
      depths.of[fresh] = (depths.of[node] ?? 0) + 1;
      shorter = fresh;
    }
    return (depths.of[shorter] ?? 0) > order ? (trie.shorter[shorter] ?? root) : shorter;
  }

  function grow(): void {
    const size = trie.symbol.length * 2;
    const wider = <T extends Uint8Array | Uint32Array | Int32Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    trie.symbol = wider(trie.symbol, new Uint8Array(size));
    trie.count = wider(trie.count, new Uint32Array(size));
    trie.child = wider(trie.child, new Int32Array(size).fill(none));
    trie.sibling = wider(trie.sibling, new Int32Array(size).fill(none));
    trie.shorter = wider(trie.shorter, new Int32Array(size).fill(none));
    depths.of = wider(depths.of, new Uint8Array(size));
  }
}

function logarithm(value: number): number {
  return logarithms[value] ?? Math.log2(value);
}
