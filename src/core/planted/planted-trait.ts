/** A feature of the catalogue (`hyperalign/stylometry`) that a trait moves, and which way. */
export interface PlantedFeature {
  readonly id: string;
  readonly direction: 'more' | 'less';
}

export interface PlantedEdit {
  readonly text: string;
  /** Places that were changed. */
  readonly changed: number;
  /** Places that could have been. */
  readonly opportunities: number;
}

/** One habit that can be planted into any English text. */
export interface PlantedTrait {
  readonly id: string;
  /** Plain words: "because becomes since". */
  readonly label: string;
  /** What counts it: a hypothesis on any of these in that direction has found the trait. */
  readonly features: readonly PlantedFeature[];
  /** Ids that count something near it, not it: half a match where matches are graded. */
  readonly group: readonly string[];
  /** Traits of one slot exclude each other: they edit the same places or contradict. */
  readonly slot: string;
  /** Share of the opportunities that dose 1 changes; 1 where doing it always is a habit people have. */
  readonly fullDose: number;
  /** Edits one text. `takes` decides place by place, in reading order; `pick` draws a number in [0, 1) for wordings. */
  readonly edit: (text: string, takes: () => boolean, pick: () => number) => PlantedEdit;
}
