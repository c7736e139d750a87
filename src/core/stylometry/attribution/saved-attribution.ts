import { unwrap, wrap } from '../saving/envelope.ts';
import { type PackedPalette, packPalette, unpackPalette } from '../saving/packed-palette.ts';
import { loadProfiles, saveProfiles } from '../saving/save-profiles.ts';
import { loadSpace, saveSpace } from '../saving/save-space.ts';
import { StylometryError } from '../stylometry-error.ts';
import type { AttributionMethod } from './attribution.ts';
import type { AttributionModel } from './attribution-model.ts';
import { type FittedAttribution, fitAttribution, openAttribution } from './fit-attribution.ts';
import type { HeldOutCalibration } from './held-out-calibration.ts';
import { openAttributor, saveAttributor } from './saved-attributor.ts';

/** A fitted attribution of any method as compact JSON, without any text. */
export function saveAttribution({ method, seed, model, calibration }: FittedAttribution): string {
  const body: PackedAttribution = { method, seed, calibration, model: packModel(model) };
  return wrap('hyperalign-stylometry-attribution', body);
}

/** What `saveAttribution` wrote, with bit-identical scores. Throws a StylometryError for a damaged file and for one of another version. */
export function loadAttribution(text: string): FittedAttribution {
  // The checksum says that this is what `saveAttribution` wrote.
  const { method, seed, calibration, model } = unwrap('hyperalign-stylometry-attribution', text) as PackedAttribution;
  return openAttribution({ method, seed, calibration, model: unpackModel(model) });
}

interface PackedAttribution {
  readonly method: AttributionMethod;
  readonly seed: number;
  readonly calibration: HeldOutCalibration | null;
  readonly model: PackedModel;
}

type PackedModel =
  | { readonly kind: 'linear'; readonly attributors: readonly string[] }
  | { readonly kind: 'nearest'; readonly profiles: string }
  | { readonly kind: 'mean-rank'; readonly parts: readonly PackedModel[] }
  | (Omit<Extract<AttributionModel, { readonly kind: 'imposters' }>, 'space' | 'known'> & {
      readonly space: string;
      readonly known: readonly { readonly author: string; readonly vector: PackedPalette }[];
    });

function packModel(model: AttributionModel): PackedModel {
  switch (model.kind) {
    case 'linear':
      return { kind: 'linear', attributors: model.attributors.map(saveAttributor) };
    case 'nearest':
      return { kind: 'nearest', profiles: saveProfiles(model.profiles) };
    case 'mean-rank':
      return { kind: 'mean-rank', parts: model.parts.map(packModel) };
    case 'imposters':
      return {
        ...model,
        space: saveSpace(model.space),
        known: model.known.map(({ author, vector }) => ({ author, vector: packPalette(vector) })),
      };
    default:
      return model satisfies never;
  }
}

function unpackModel(packed: PackedModel): AttributionModel {
  switch (packed.kind) {
    case 'linear':
      return { kind: 'linear', attributors: packed.attributors.map(openSaved) };
    case 'nearest':
      return { kind: 'nearest', profiles: loadProfiles(packed.profiles) };
    case 'mean-rank':
      return { kind: 'mean-rank', parts: packed.parts.map(unpackModel) };
    case 'imposters':
      return {
        ...packed,
        space: loadSpace(packed.space),
        known: packed.known.map(({ author, vector }) => ({ author, vector: unpackPalette(vector) })),
      };
    default:
      return packed satisfies never;
  }
}

function openSaved(text: string) {
  const opened = openAttributor(text);
  if (opened.kind === 'opened') return opened.attributor;
  throw new StylometryError(opened.reason === 'other-version' ? 'other_version' : 'damaged', opened.problem);
}

/** The library's attribution: `Attributor.fit(labelled, options).rank(text)`; `Attributor.save(fitted)` and `Attributor.load(saved)`. */
export const Attributor = { fit: fitAttribution, save: saveAttribution, load: loadAttribution } as const;
