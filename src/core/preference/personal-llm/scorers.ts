/** A reward model of PersonalLLM, with mean and standard deviation of its scores on the published training split. */
export interface PersonalLlmScorer {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  /** −1: a cost model, whose high scores are bad. */
  readonly sign: 1 | -1;
}

/** The ten reward models of PersonalLLM (arXiv 2409.20296). `beaver_7b` scores costs. */
export const personalLlmScorers: readonly PersonalLlmScorer[] = [
  { name: 'gemma_2b', mean: 4.33, deviation: 2.04, sign: 1 },
  { name: 'gemma_7b', mean: 1.63, deviation: 2.61, sign: 1 },
  { name: 'mistral_raft', mean: 8.31, deviation: 3.07, sign: 1 },
  { name: 'mistral_ray', mean: 3.01, deviation: 1.69, sign: 1 },
  { name: 'mistral_weqweasdas', mean: 7.07, deviation: 2.58, sign: 1 },
  { name: 'llama3_sfairx', mean: 1.06, deviation: 2.95, sign: 1 },
  { name: 'oasst_deberta_v3', mean: 2.9, deviation: 1.72, sign: 1 },
  { name: 'beaver_7b', mean: 6.23, deviation: 3.01, sign: -1 },
  { name: 'oasst_pythia_7b', mean: 4.71, deviation: 1.37, sign: 1 },
  { name: 'oasst_pythia_1b', mean: 4.29, deviation: 2.3, sign: 1 },
];
