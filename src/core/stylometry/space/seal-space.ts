import { bytesToBase64 } from '../../numerics/base64-bytes.ts';
import { longHash } from '../counting/feature-set.ts';
import { type Space, stylometryVersion } from './space.ts';

/** What was fitted, before it has its hash. */
export type SpaceContent = Pick<
  Space,
  | 'featureSet'
  | 'featureSetHash'
  | 'settings'
  | 'features'
  | 'documents'
  | 'documentCounts'
  | 'mean'
  | 'deviation'
  | 'spread'
>;

/** Derives what follows from the content and gives the space its hash: equal content, equal hash. */
export function sealSpace(content: SpaceContent): Space {
  const { documents, documentCounts } = content;
  return Object.freeze({
    ...content,
    spaceHash: hashOf(content),
    version: stylometryVersion,
    inverseDocumentFrequency: Float64Array.from(documentCounts, (count) => Math.log((1 + documents) / (1 + count)) + 1),
    leaks: content.settings.moments === 'with-test' && content.settings.weighting === 'relative',
  });
}

function hashOf({ featureSetHash, settings, features, documents, documentCounts, ...moments }: SpaceContent): string {
  const { top, culling, minDocuments, moments: kind, weighting, form } = settings;
  return longHash(
    JSON.stringify([
      stylometryVersion,
      featureSetHash,
      [top, culling, minDocuments, kind, weighting, form],
      features,
      documents,
      [documentCounts, moments.mean, moments.deviation, moments.spread].map(bytesOf),
    ]),
  );
}

function bytesOf(values: Uint32Array | Float64Array): string {
  return bytesToBase64(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}
