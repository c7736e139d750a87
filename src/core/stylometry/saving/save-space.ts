import { featureSetHash } from '../counting/feature-set.ts';
import { sealSpace } from '../space/seal-space.ts';
import type { Space } from '../space/space.ts';
import { unwrap, wrap } from './envelope.ts';
import { packNumbers, unpackFloats, unpackWholes } from './packed-numbers.ts';

/** A space as compact JSON. The same space gives the same text. */
export function saveSpace(space: Space): string {
  return wrap('hyperalign-stylometry-space', packSpace(space));
}

/** What `saveSpace` wrote, with bit-identical scores. Throws a StylometryError for a damaged file and for one of another version. */
export function loadSpace(text: string): Space {
  // The checksum says that this is what `saveSpace` wrote.
  return unpackSpace(unwrap('hyperalign-stylometry-space', text) as PackedSpace);
}

/** Numbers in base64; bucket numbers of hashed features too. */
export interface PackedSpace extends Pick<Space, 'featureSet' | 'settings' | 'documents'> {
  readonly features: readonly string[] | string;
  readonly documentCounts: string;
  readonly mean: string;
  readonly deviation: string;
  readonly spread: string;
}

export function packSpace(space: Space): PackedSpace {
  const { featureSet, settings, documents, features, documentCounts, mean, deviation, spread } = space;
  const isHashed = 'hashBits' in featureSet && featureSet.hashBits !== null;
  return {
    featureSet,
    settings,
    documents,
    features: isHashed ? packNumbers(Uint32Array.from(features, Number)) : features,
    documentCounts: packNumbers(documentCounts),
    mean: packNumbers(mean),
    deviation: packNumbers(deviation),
    spread: packNumbers(spread),
  };
}

export function unpackSpace({ featureSet, settings, documents, features, ...packed }: PackedSpace): Space {
  return sealSpace({
    featureSet,
    featureSetHash: featureSetHash(featureSet),
    settings,
    documents,
    features: typeof features === 'string' ? Array.from(unpackWholes(features), String) : features,
    documentCounts: unpackWholes(packed.documentCounts),
    mean: unpackFloats(packed.mean),
    deviation: unpackFloats(packed.deviation),
    spread: unpackFloats(packed.spread),
  });
}
