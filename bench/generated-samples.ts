import { createRandom } from '../src/core/numerics/index.ts';

const words = (
  'the a I we you it of to in on for with and but so because is was are do not can will would very really ferry harbour crew letter market morning delayed expected ' +
  "tomorrow yesterday actually perhaps number arrangement information don't can't it's garden kettle ladder bridge winter road school boat gate pear flood spring letters soup " +
  'window neighbour paint rope oar roof plan queue ticket station river hill lamp clock draft bread'
).split(' ');

/** Texts of about `length` words each, of random words: no two are alike, equal seeds give equal texts. */
export function* generatedSamples(count: number, { seed, length }: { readonly seed: number; readonly length: number }) {
  const random = createRandom(seed);
  const pick = (): string => words[random.integer(words.length)] ?? '';
  const sentence = (size: number): string => {
    const said = Array.from({ length: size }, pick).join(' ');
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}${random.next() < 0.15 ? '!' : '.'}`;
  };
  for (let text = 0; text < count; text += 1) {
    const sentences: string[] = [];
    for (let left = length; left > 0; ) {
      const size = 6 + random.integer(9);
      sentences.push(sentence(size));
      left -= size;
    }
    yield sentences.join(' ');
  }
}
