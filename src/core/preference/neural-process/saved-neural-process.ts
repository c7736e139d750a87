import { HyperalignError } from '../../../errors.ts';
import { packFloats, unpackFloats } from '../../numerics/packed-floats.ts';
import { sizeOf } from '../../numerics/tensor/tensor.ts';
import { isRecord, readChecksummed, writeChecksummed } from '../checksummed-json.ts';
import type { TrainedWeights } from './trained-weights.ts';
import { type ParameterName, parameterNames, shapesOf } from './weights.ts';

const saved = { format: 'hyperalign-neural-process', version: 1 } as const;
/** Above that, a file asks for more memory than any such network has use for. */
const widest = 65_536;

/** A trained network as JSON: what it is, by which version it was written, a checksum, and the numbers bit for bit. */
export function saveNeuralProcess({ dimension, hidden, conditioned, values }: TrainedWeights): string {
  const packed = Object.fromEntries(parameterNames.map((name) => [name, packFloats(values[name])]));
  return writeChecksummed(saved, { dimension, hidden, conditioned, values: packed });
}

/** What `saveNeuralProcess` wrote. Anything else is an error that says what is wrong with it. */
export function loadNeuralProcess(text: string): TrainedWeights {
  const body = bodyOf(text);
  const { dimension, hidden, conditioned } = body;
  if (!isWidth(dimension) || !isWidth(hidden) || (conditioned !== 'by-context' && conditioned !== 'nobody'))
    throw unreadable(
      `A neural process of dimension ${String(dimension)} and width ${String(hidden)}, conditioned "${String(conditioned)}", cannot be. Train it anew.`,
    );
  return { dimension, hidden, conditioned, values: readValues(body['values'], { dimension, hidden }) };
}

function readValues(
  packed: unknown,
  size: { readonly dimension: number; readonly hidden: number },
): Readonly<Record<ParameterName, Float32Array>> {
  const shapes = shapesOf(size);
  const entries = parameterNames.map((name) => {
    const text = isRecord(packed) ? packed[name] : undefined;
    const length = sizeOf(shapes[name]);
    const values = typeof text === 'string' ? unpackFloats(text, length) : null;
    if (values === null || !values.every(Number.isFinite))
      throw unreadable(
        `"${name}" of this neural process is not ${length} finite numbers. Restore a copy, or train it anew.`,
      );
    return [name, values] as const;
  });
  // One entry for each name.
  return Object.fromEntries(entries) as Record<ParameterName, Float32Array>;
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= widest;
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  const read = readChecksummed(text, saved);
  if ('body' in read) return read.body;
  switch (read.fault) {
    case 'no-json':
      throw unreadable(
        'This neural process is no JSON, perhaps it was cut off. Restore a copy, or train it anew.',
        read.cause,
      );
    case 'other-format':
      throw unreadable('This is no saved neural process. Give what `saveNeuralProcess` wrote.');
    case 'other-version':
      throw unreadable(
        `This neural process was saved in version ${read.version}, and version ${saved.version} is read here. Train it anew, or read it with the version of the library that saved it.`,
      );
    case 'changed':
      throw unreadable(
        'The checksum of this neural process does not fit its content. Restore a copy, or train it anew.',
      );
  }
}

function unreadable(message: string, cause?: unknown): HyperalignError {
  return new HyperalignError('unreadable_input', message, cause === undefined ? {} : { cause });
}
