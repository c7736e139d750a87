export { areaUnderCurve, type BootstrappedArea, bootstrapArea, type ScoredCluster } from './area-under-curve.ts';
export { type Counts, type LogOdds, logOdds } from './log-odds.ts';
export { type Example, fitLogistic, type LogisticModel, predictLogistic } from './logistic-regression.ts';
export { type Difference, type Interval, newcombe, wilson, wilsonOfShare } from './proportion-intervals.ts';
export { median, quantile } from './quantile.ts';
export { type RankProbability, rankProbability, rankProbabilityBound } from './rank-probability.ts';
