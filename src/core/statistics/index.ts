export { areaUnderCurve, type BootstrappedArea, bootstrapArea, type ScoredCluster } from './area-under-curve.ts';
export { type BcaOptions, bcaInterval } from './bca-interval.ts';
export { bootstrapMean } from './bootstrap-mean.ts';
export { type ClusterBootstrapOptions, type ClusterBootstrapResult, clusterBootstrap } from './cluster-bootstrap.ts';
export { agreementTable, cohenKappa, type Kappa } from './cohen-kappa.ts';
export { type HolmResult, holm, type NamedProbability } from './holm.ts';
export { type IndependentDifference, independentDifference, type StatedMean } from './independent-difference.ts';
export { type ComparedPair, type LengthControl, lengthControl } from './length-control.ts';
export { type McNemarResult, mcnemar } from './mcnemar.ts';
export { ownLimits } from './own-limits.ts';
export {
  detectableDifference,
  type PairedContrast,
  type PairedContrastOptions,
  pairedContrast,
} from './paired-contrast.ts';
export { type MeasuredOutput, type PersonsDifference, pairedDifferences } from './paired-differences.ts';
export { type PairedRatio, pairedRatio, type RatioPair } from './paired-ratio.ts';
export { phiCoefficient } from './phi-coefficient.ts';
export {
  type PlacedPerson,
  type PlacedScores,
  placeScore,
  placeScores,
  type ScoredPerson,
} from './placed-score.ts';
export { type Difference, type Interval, wilson, wilsonOfShare } from './proportion-intervals.ts';
export { type SignFlipOptions, type SignFlipResult, signFlipTest } from './sign-flip-test.ts';
export { spearman } from './spearman.ts';
export { studentInterval } from './student-interval.ts';
export {
  type PersonsWin,
  type Win,
  type WinRate,
  winByDistance,
  winRate,
} from './win-rate.ts';
