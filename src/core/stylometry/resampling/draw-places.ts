import { createRandom } from '../../numerics/seeded-random.ts';

/** One resample: places drawn with replacement, ascending, so that an order by rank is kept. */
export interface Draw {
  readonly features: Uint32Array;
  /** As many as there are texts; when texts are not redrawn, each once. */
  readonly texts: Uint32Array;
}

export interface DrawOptions {
  /** Number of features that are drawn from. */
  readonly features: number;
  /** Number of texts; 0 leaves texts alone. Default 0. */
  readonly texts?: number;
  readonly redrawTexts?: boolean;
  /** Default 200. */
  readonly rounds?: number;
  readonly seed: number;
}

/** The resamples of a bootstrap (Efron 1979), one after another. */
export function* drawPlaces({
  features,
  texts = 0,
  redrawTexts = false,
  rounds = 200,
  seed,
}: DrawOptions): Generator<Draw> {
  const random = createRandom(seed);
  const redraw = (size: number): Uint32Array => Uint32Array.from({ length: size }, () => random.integer(size)).sort();
  for (let round = 0; round < rounds; round += 1) {
    yield {
      features: redraw(features),
      texts: redrawTexts ? redraw(texts) : Uint32Array.from({ length: texts }, (_, at) => at),
    };
  }
}
