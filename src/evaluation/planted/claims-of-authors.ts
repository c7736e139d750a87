import type { Table } from '../../contracts/evaluation-report.ts';
import { createRandom } from '../../core/numerics/index.ts';
import type { ExperimentSetting } from '../experiment.ts';
import { runUnits } from '../run-units.ts';
import type { BasePeople } from './base-people.ts';
import { atDose } from './choose-plants.ts';
import { claimsTable } from './claims-table.ts';
import { modelClaims } from './model-claims.ts';
import { plantAuthor } from './plant-author.ts';
import { allTraits } from './trait-catalogues.ts';

export interface ClaimsCell {
  readonly authors: number;
  /** Of an author. */
  readonly texts: number;
  readonly dose: number;
}

/** What the model claims of the authors of a cell of all traits, the same that counting is scored on. No table without a model, or without people for the cell. */
export async function claimsOfAuthors(
  { model, options, meter, onProgress, signal }: ExperimentSetting,
  { people, register }: BasePeople,
  { authors: wanted, texts, dose }: ClaimsCell,
): Promise<readonly Table[]> {
  if (model === null) return [];
  const { seed, parallel } = options;
  const cell = { people, register, catalogue: allTraits, texts, plant: atDose(dose), random: createRandom(seed) };
  const authors = Array.from({ length: wanted }, (_, place) => plantAuthor(cell, place) ?? []).flat();
  const stop = signal === undefined ? {} : { signal };
  const claims = await runUnits({
    units: authors.map((author, at) => ({ author, id: `author-${at}` })),
    run: async ({ author, id }) => {
      const said = await modelClaims(model, author, { id, register, seed, ...stop });
      // What a refused call left out is no result.
      return meter.exhausted ? [] : [said];
    },
    onResult: (done) => onProgress({ step: 'asking', done, total: authors.length }),
    ...{ parallel, meter, ...stop },
  });
  return claims.size === 0 ? [] : [claimsTable(model.id, [...claims.values()])];
}
