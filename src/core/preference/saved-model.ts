import { packFloats, unpackFloats } from '../numerics/packed-floats.ts';
import { readChecksummed, writeChecksummed } from './checksummed-json.ts';
import { invalid } from './invalid.ts';
import type { PreferenceModel } from './preference-model.ts';

const saved = { format: 'hyperalign-preference-model', version: 1 } as const;

/** A model as one JSON text: a checksum, and 32-bit floats in base64, 5.4 bytes a weight. Loading it again gives the same scores, bit for bit. */
export function savePreferenceModel(model: PreferenceModel): string {
  const { dimension, rank, people, temperature, basis, weights, pooled } = model;
  const packed = { basis: packFloats(basis), weights: packFloats(weights), pooled: packFloats(pooled) };
  return writeChecksummed(saved, { dimension, rank, people, temperature, ...packed });
}

/** What `savePreferenceModel` wrote; an error says what is wrong with anything else. */
export function loadPreferenceModel(text: string): PreferenceModel {
  const fields = bodyOf(text);
  const [dimension, rank, people] = [size(fields, 'dimension'), size(fields, 'rank'), size(fields, 'people')];
  const { temperature } = fields;
  if (typeof temperature !== 'number' || !(temperature > 0)) throw damaged(`its temperature is ${String(temperature)}`);
  const weights = floats(fields, 'weights', people * rank);
  requireSimplex(weights, rank);
  return {
    dimension,
    rank,
    people,
    temperature,
    basis: floats(fields, 'basis', rank * dimension),
    weights,
    pooled: floats(fields, 'pooled', dimension),
  };
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  const read = readChecksummed(text, saved);
  if ('body' in read) return read.body;
  switch (read.fault) {
    case 'no-json':
      throw damaged(`it is no JSON (${read.cause instanceof Error ? read.cause.message : String(read.cause)})`);
    case 'other-format':
      throw damaged(`its format is not ${saved.format}`);
    case 'other-version':
      throw invalid(
        `The preference model has version ${read.version}; this release reads ${saved.version}. Fit it again.`,
      );
    case 'changed':
      throw damaged('its checksum does not fit its content');
  }
}

function size(fields: Readonly<Record<string, unknown>>, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
    throw damaged(`its ${name} is ${String(value)}`);
  return value;
}

function floats(fields: Readonly<Record<string, unknown>>, name: string, length: number): Float32Array {
  const value = fields[name];
  const numbers = typeof value === 'string' ? unpackFloats(value, length) : null;
  if (numbers === null) throw damaged(`its ${name} are not ${length} packed numbers`);
  if (!numbers.every(Number.isFinite)) throw damaged(`its ${name} hold something that is no number`);
  return numbers;
}

function requireSimplex(weights: Float32Array, rank: number): void {
  for (let from = 0; from < weights.length; from += rank) {
    const row = weights.subarray(from, from + rank);
    const total = row.reduce((sum, value) => sum + value, 0);
    if (row.some((value) => value < 0) || Math.abs(total - 1) > 1e-3)
      throw damaged(`weights of person ${from / rank} do not sum to 1`);
  }
}

function damaged(what: string) {
  return invalid(`This is no preference model, or a damaged one: ${what}. Take another copy, or fit it again.`);
}
