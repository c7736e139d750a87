import { packFloats, unpackFloats } from '../numerics/packed-floats.ts';
import { invalid } from './invalid.ts';
import type { PreferenceModel } from './preference-model.ts';

const kind = 'hyperalign/preference-model';
const version = 1;

/** A model as one JSON text: 32-bit floats in base64, 5.4 bytes a weight. Loading it again gives the same scores, bit for bit. */
export function savePreferenceModel(model: PreferenceModel): string {
  const { dimension, rank, people, temperature, basis, weights, pooled } = model;
  const packed = { basis: packFloats(basis), weights: packFloats(weights), pooled: packFloats(pooled) };
  return JSON.stringify({ kind, version, dimension, rank, people, temperature, ...packed });
}

/** What `savePreferenceModel` wrote; an error says what is wrong with anything else. */
export function loadPreferenceModel(text: string): PreferenceModel {
  const fields = parsed(text);
  if (fields['kind'] !== kind) throw damaged(`its kind is ${String(fields['kind'])}, not ${kind}`);
  if (fields['version'] !== version)
    throw invalid(
      `The preference model has version ${String(fields['version'])}; this release reads ${version}. Fit it again.`,
    );
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

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return Object(value);
  } catch (error) {
    throw damaged(`it is no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  throw damaged('it is no object');
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
