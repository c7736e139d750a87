import { hashText } from '../../numerics/hash-text.ts';
import { packFloats, unpackFloats } from '../../numerics/packed-floats.ts';
import { parseRecord } from '../saving/parse-record.ts';
import type { LinearClassifier } from './linear-classifier.ts';

export type OpenLinearOutcome =
  | { readonly kind: 'opened'; readonly classifier: LinearClassifier }
  /** `problem` says what was found and what to do. */
  | {
      readonly kind: 'refused';
      readonly reason: 'other-format' | 'other-version' | 'damaged';
      readonly problem: string;
    };

const format = 'hyperalign-linear';
const version = 1;

/** JSON with base64 floats; `openLinear` gives back an equal classifier. */
export function saveLinear(classifier: LinearClassifier): string {
  const { labels, loss, width, seed, converged } = classifier;
  const intercepts = packFloats(classifier.intercepts);
  const weights = packFloats(classifier.weights);
  const body = { labels, loss, width, seed, converged, intercepts, weights };
  return JSON.stringify({ format, version, checksum: hashText(JSON.stringify(body)), ...body });
}

/** A classifier from the text that `saveLinear` wrote. */
export function openLinear(text: string): OpenLinearOutcome {
  const saved = parseRecord(text);
  if (saved === null || saved['format'] !== format)
    return refused('other-format', 'This is not a saved linear classifier. Give the text that saveLinear returned.');
  if (saved['version'] !== version)
    return refused(
      'other-version',
      `The classifier was saved in version ${String(saved['version'])}, this library reads version ${version}. Fit it again.`,
    );
  const classifier = classifierOf(saved);
  return classifier === null
    ? refused('damaged', 'The saved classifier is damaged: its content does not match its checksum. Fit it again.')
    : { kind: 'opened', classifier };
}

function refused(reason: 'other-format' | 'other-version' | 'damaged', problem: string): OpenLinearOutcome {
  return { kind: 'refused', reason, problem };
}

function classifierOf(saved: Readonly<Record<string, unknown>>): LinearClassifier | null {
  const { labels, loss, width, seed, converged, intercepts, weights, checksum } = saved;
  if (!isTexts(labels) || !isCount(width) || !isCount(seed) || typeof converged !== 'boolean') return null;
  if (loss !== 'squared-hinge' && loss !== 'logistic') return null;
  if (typeof intercepts !== 'string' || typeof weights !== 'string') return null;
  if (checksum !== hashText(JSON.stringify({ labels, loss, width, seed, converged, intercepts, weights }))) return null;
  const openIntercepts = unpackFloats(intercepts, labels.length);
  const openWeights = unpackFloats(weights, width * labels.length);
  if (openIntercepts === null || openWeights === null) return null;
  return { labels, loss, width, seed, converged, intercepts: openIntercepts, weights: openWeights };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
