/** How long the phrases of one text are that other texts hold too. */
export interface PhraseMatcher {
  /** Marks every phrase that stands in these words. Linear in their number. */
  mark(words: readonly string[]): void;
  /** For each word of the text: words of the longest marked phrase that ends there. */
  longest(): readonly number[];
}

interface State {
  readonly next: Map<string, number>;
  link: number;
  length: number;
  marked: number;
}

/** A suffix automaton over the words of the text (Blumer et al. 1985): its size is that of the text, however much is read against it. */
export function createPhraseMatcher(text: readonly string[]): PhraseMatcher {
  const { states, ends } = build(text);
  const at = (index: number): State => states[index] as State; // indices come from the automaton itself
  return {
    mark(words) {
      let state = 0;
      let length = 0;
      for (const word of words) {
        while (state > 0 && !at(state).next.has(word)) {
          state = at(state).link;
          length = at(state).length;
        }
        const next = at(state).next.get(word);
        state = next ?? 0;
        length = next === undefined ? 0 : length + 1;
        if (length > at(state).marked) at(state).marked = length;
      }
    },
    longest() {
      const order = states.map((_, index) => index).toSorted((a, b) => at(b).length - at(a).length);
      const whole = states.map((state) => state.marked);
      for (const index of order) {
        const { link } = at(index);
        if (link >= 0 && (whole[index] ?? 0) > 0) whole[link] = at(link).length;
      }
      for (const index of order.toReversed())
        if (index > 0 && whole[index] === 0) whole[index] = whole[at(index).link] ?? 0;
      return ends.map((state) => whole[state] ?? 0);
    },
  };
}

function build(text: readonly string[]): { readonly states: State[]; readonly ends: readonly number[] } {
  const states: State[] = [{ next: new Map(), link: -1, length: 0, marked: 0 }];
  const at = (index: number): State => states[index] as State; // indices come from the automaton itself
  const ends: number[] = [];
  let last = 0;
  for (const word of text) {
    const current = states.push({ next: new Map(), link: 0, length: at(last).length + 1, marked: 0 }) - 1;
    let before = last;
    while (before >= 0 && !at(before).next.has(word)) {
      at(before).next.set(word, current);
      before = at(before).link;
    }
    if (before >= 0) {
      const target = at(before).next.get(word) ?? 0;
      if (at(target).length === at(before).length + 1) at(current).link = target;
      else {
        const clone =
          states.push({
            next: new Map(at(target).next),
            link: at(target).link,
            length: at(before).length + 1,
            marked: 0,
          }) - 1;
        while (before >= 0 && at(before).next.get(word) === target) {
          at(before).next.set(word, clone);
          before = at(before).link;
        }
        at(target).link = clone;
        at(current).link = clone;
      }
    }
    last = current;
    ends.push(current);
  }
  return { states, ends };
}
