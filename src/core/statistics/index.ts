export { areaUnderCurve, type BootstrappedArea, bootstrapArea, type ScoredCluster } from './area-under-curve.ts';
export { bootstrapMean } from './bootstrap-mean.ts';
