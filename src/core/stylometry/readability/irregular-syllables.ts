// A table: common words whose spelling misleads the rules of count-syllables.ts, by number of syllables.
const words = {
  1: 'real says clothes',
  2: 'people being beings business hundred hundreds naked wicked sacred evening evenings wednesday argue rescue value values cafe really lawyer canyon colonel wholly creature creatures ocean oceans soldier soldiers someone poem poems maybe senior seniors junior juniors premier wretched catholic marriage frontier',
  3: 'area areas idea ideas recipe recipes businesses nuclear linear element elements anyone everyone everything simile alliance reliance museum museums moreover however whatever whenever wherever forever takeover takeovers suicide suicides cereal cereals valuable',
  4: 'apostrophe catastrophe karaoke',
} as const;

export const irregularSyllables: ReadonlyMap<string, number> = new Map(
  Object.entries(words).flatMap(([syllables, list]) =>
    list.split(' ').map((word) => [word, Number(syllables)] as const),
  ),
);
