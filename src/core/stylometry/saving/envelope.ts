import { longHash } from '../counting/feature-set.ts';
import { stylometryVersion } from '../space/space.ts';
import { StylometryError } from '../stylometry-error.ts';

export type Format =
  | 'hyperalign-stylometry-space'
  | 'hyperalign-stylometry-profiles'
  | 'hyperalign-stylometry-attribution'
  | 'hyperalign-stylometry-verifier';

/** JSON of a body with what it is, by which version it was written, and a checksum. */
export function wrap(format: Format, body: unknown): string {
  const text = JSON.stringify(body);
  return `{"format":"${format}","version":${stylometryVersion},"checksum":"${longHash(text)}","body":${text}}`;
}

/** The body of what `wrap` wrote. Throws a StylometryError `damaged` for anything else or changed, `other_version` for what another version wrote. */
export function unwrap(format: Format, text: string): unknown {
  const file = parse(text);
  if (!isRecord(file) || file['format'] !== format) {
    throw new StylometryError('damaged', `this is no file of format ${format}: give what was saved by this library`);
  }
  if (file['version'] !== stylometryVersion) {
    throw new StylometryError(
      'other_version',
      `this file has version ${String(file['version'])}, this library reads version ${stylometryVersion}: fit again and save anew`,
    );
  }
  if (file['checksum'] !== longHash(JSON.stringify(file['body']) ?? '')) {
    throw new StylometryError(
      'damaged',
      'the checksum of this file does not fit its content: fit again or restore a copy',
    );
  }
  return file['body'];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StylometryError('damaged', 'this file is no JSON, perhaps it was cut off: fit again or restore a copy');
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
