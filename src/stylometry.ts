export { type McNemarResult, mcnemar } from './core/statistics/mcnemar.ts';
export {
  type AttributedAuthor,
  type Attribution,
  type AttributionMethod,
  attributionMethods,
} from './core/stylometry/attribution/attribution.ts';
export type { AttributionModel, ImpostersModel } from './core/stylometry/attribution/attribution-model.ts';
export {
  type AttributedTraining,
  type Attributor as LinearAttributor,
  type AttributorOptions,
  type AuthorRanking,
  type FitAttributorOutcome,
  fitAttributor,
  rankByAttributor,
} from './core/stylometry/attribution/attributor.ts';
export {
  type FitAttributionOptions,
  type FittedAttribution,
  fitAttribution,
  type LabelledText,
} from './core/stylometry/attribution/fit-attribution.ts';
export type { HeldOutCalibration } from './core/stylometry/attribution/held-out-calibration.ts';
export type { FamilySet } from './core/stylometry/attribution/run-families.ts';
export type { RunSpace, RunVocabulary } from './core/stylometry/attribution/run-space.ts';
export { Attributor, loadAttribution, saveAttribution } from './core/stylometry/attribution/saved-attribution.ts';
export {
  type OpenAttributorOutcome,
  openAttributor,
  saveAttributor,
} from './core/stylometry/attribution/saved-attributor.ts';
export {
  type CalibrationMeasures,
  calibrationMeasures,
  type ForecastPair,
  type ReliabilityBin,
} from './core/stylometry/calibration/calibration-measures.ts';
export {
  fitIsotonic,
  type IsotonicModel,
  isotonicProbability,
  type ScoredPair,
} from './core/stylometry/calibration/isotonic.ts';
export {
  type BandCalibration,
  type BandedCalibrationOutcome,
  bandProbability,
  type CalibratedProbability,
  type CalibrationModel,
  type CalibrationPair,
  fitLengthBands,
  type LengthBand,
  lengthBands,
} from './core/stylometry/calibration/length-bands.ts';
export { fitPlatt, type PlattModel, plattProbability } from './core/stylometry/calibration/platt.ts';
export {
  type FitLinearOutcome,
  fitLinear,
  type LabelledRow,
  type LinearOptions,
} from './core/stylometry/classification/fit-linear.ts';
export {
  classify,
  type LinearClassifier,
  type LinearLoss,
  type LinearPrediction,
  marginsOf,
} from './core/stylometry/classification/linear-classifier.ts';
export { type OpenLinearOutcome, openLinear, saveLinear } from './core/stylometry/classification/saved-linear.ts';
export { type ComparisonCopy, comparisonCopy } from './core/stylometry/comparison-copy.ts';
export { codeLength } from './core/stylometry/compression/code-length.ts';
export {
  type CompressionDistances,
  compressionDistances,
} from './core/stylometry/compression/compression-distance.ts';
export {
  type CountOptions,
  countFeatures,
  type FeatureCounts,
  namedCounts,
} from './core/stylometry/counting/count-features.ts';
export { englishFunctionWords } from './core/stylometry/counting/english-function-words.ts';
export {
  type CharacterGramOptions,
  type CharacterGramSet,
  characterGrams,
  type FeatureSet,
  type FunctionWordSet,
  type FunctionWordSkeletonSet,
  featureSetHash,
  functionWordList,
  functionWordSkeletons,
  type GramPlace,
  mostFrequentWords,
  type PunctuationSet,
  punctuationMarks,
  type RunOptions,
  type TagGramSet,
  tagGrams,
  type WordGramSet,
  type WordSet,
  wordGrams,
} from './core/stylometry/counting/feature-set.ts';
export type { Lexicon } from './core/stylometry/counting/lexicon.ts';
export { type DistanceName, type DistanceOptions, distanceNames } from './core/stylometry/distance/comparison.ts';
export { type Distance, distance } from './core/stylometry/distance/distance.ts';
export {
  type GeneralImpostersInput,
  type GeneralImpostersResult,
  generalImposters,
  type Imposter,
} from './core/stylometry/imposters/general-imposters.ts';
export {
  type EarlyStop,
  type ImposterDraw,
  type ImposterProblem,
  type ImposterScore,
  playRounds,
} from './core/stylometry/imposters/imposter-rounds.ts';
export {
  type HistogramBin,
  type LengthDistribution,
  type LengthStatistics,
  lengthStatistics,
} from './core/stylometry/length-statistics.ts';
export { maskContentWords } from './core/stylometry/mask-content-words.ts';
export {
  type AttributedText,
  type AttributionMeasures,
  attributionMeasures,
  authorF1,
  macroF1,
  type NamedAuthor,
  type NearestAuthor,
  nearestAuthor,
  type ScoredAuthor,
} from './core/stylometry/measures/attribution-measures.ts';
export { type BootstrappedAttribution, bootstrapAuthors } from './core/stylometry/measures/bootstrap-authors.ts';
export { type ConfusionMatrix, confusionMatrix } from './core/stylometry/measures/confusion-matrix.ts';
export { type OpenSetMeasures, type OpenSetText, openSetMeasures } from './core/stylometry/measures/open-set.ts';
export {
  type PanAnswer,
  type PanCompat,
  type PanMeasures,
  type PanOutcome,
  type PanProblem,
  panMeasures,
} from './core/stylometry/measures/pan-measures.ts';
export { type AttributionOptions, attributeText } from './core/stylometry/profiles/attribute-text.ts';
export { cutSamples } from './core/stylometry/profiles/cut-samples.ts';
export {
  fitProfiles,
  type KnownText,
  type ProfileOptions,
  type ProfileSetOptions,
  profilesIn,
} from './core/stylometry/profiles/fit-profiles.ts';
export type { Profile, ProfileForm, ProfileSet } from './core/stylometry/profiles/profile-set.ts';
export {
  type RankedAuthor,
  type RankedText,
  type Ranking,
  rankAuthors,
  type TooShortText,
} from './core/stylometry/profiles/rank-authors.ts';
export { countSyllables } from './core/stylometry/readability/count-syllables.ts';
export { type Readability, type ReadabilityCounts, readability } from './core/stylometry/readability/readability.ts';
export { agglomerate, type Linkage } from './core/stylometry/resampling/agglomerate.ts';
export {
  type BootstrapConsensus,
  type BootstrapConsensusOptions,
  bootstrapConsensus,
} from './core/stylometry/resampling/bootstrap-consensus.ts';
export { type BootstrapWins, bootstrapWins } from './core/stylometry/resampling/bootstrap-wins.ts';
export { type ConsensusOptions, consensusTree } from './core/stylometry/resampling/consensus-tree.ts';
export { type Draw, type DrawOptions, drawPlaces } from './core/stylometry/resampling/draw-places.ts';
export { neighbourJoining } from './core/stylometry/resampling/neighbour-joining.ts';
export {
  type DistanceMatrix,
  leavesOf,
  type TextBranch,
  type TextLeaf,
  type TextTree,
  toNewick,
} from './core/stylometry/resampling/text-tree.ts';
export { hdD } from './core/stylometry/richness/hd-d.ts';
export { movingTypeTokenRatio } from './core/stylometry/richness/moving-type-token-ratio.ts';
export { mtld } from './core/stylometry/richness/mtld.ts';
export { type Richness, richness } from './core/stylometry/richness/richness.ts';
export type { RichnessValue } from './core/stylometry/richness/richness-value.ts';
export { simpsonD } from './core/stylometry/richness/simpson-d.ts';
export { yuleK } from './core/stylometry/richness/yule-k.ts';
export { loadProfiles, saveProfiles } from './core/stylometry/saving/save-profiles.ts';
export { loadSpace, saveSpace } from './core/stylometry/saving/save-space.ts';
export { type AuthorIndex, authorIndex, type NearestOptions } from './core/stylometry/scoring/author-index.ts';
export {
  type CorpusOptions,
  type Countable,
  type CountedText,
  countCorpus,
  type TrainingText,
} from './core/stylometry/space/count-corpus.ts';
export { fitSpace, type SpaceOptions } from './core/stylometry/space/fit-space.ts';
export type {
  DenseVector,
  Moments,
  Provenance,
  Space,
  SpaceSettings,
  SpaceVector,
  SparseSpaceVector,
  Weighting,
} from './core/stylometry/space/space.ts';
export { vectorOf } from './core/stylometry/space/vector-of.ts';
export type { SparseVector } from './core/stylometry/sparse-vector.ts';
export { StylometryError, type StylometryErrorCode } from './core/stylometry/stylometry-error.ts';
export { type Token, type TokenizeOptions, type TokenSpan, type Tokens, tokenize } from './core/stylometry/tokenize.ts';
