export { type BuiltInDataset, builtInDatasets, speechesName } from './datasets/built-in-datasets.ts';
export type { Dataset, DatasetFile, DatasetItems, DatasetKind, LeftOut } from './datasets/dataset.ts';
export type { DatasetFormat, FormatContext, RowOutcome } from './datasets/dataset-format.ts';
export { datasetFormats } from './datasets/dataset-formats.ts';
export { type DatasetRequest, openDataset, openDatasetOf } from './datasets/open-dataset.ts';
export {
  assertDisjoint,
  type DisjointSet,
  type DisjointText,
  findSetOverlaps,
  type SetOverlap,
} from './splits/assert-disjoint.ts';
export { dealPeople } from './splits/deal-people.ts';
export { type DerangedPerson, type Derangement, derange } from './splits/derange.ts';
export { roleSets } from './splits/role-sets.ts';
export {
  type LeftOutPerson,
  type RoleSplit,
  type SplitRule,
  shortSplit,
  splitRoles,
  standardSplit,
  textsOf,
} from './splits/split-roles.ts';
