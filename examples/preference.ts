import {
  adapt,
  choose,
  comparisonsOf,
  directionOf,
  fitBasis,
  fitPooled,
  loadPreferenceModel,
  mostInformative,
  observe,
  rank,
  savePreferenceModel,
  startPerson,
} from 'hyperalign/preference';

// Embeddings of texts, here with three meanings: short, formal, warm. Two kinds of people chose among such texts.
const [short, formal, warm] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
const likesShort = comparisonsOf([
  { chosen: short, rejected: formal },
  { chosen: short, rejected: warm },
]);
const likesWarm = comparisonsOf([
  { chosen: warm, rejected: formal },
  { chosen: warm, rejected: short },
]);
const population = [likesShort, likesWarm, likesShort, likesWarm, likesShort];

const pooled = fitPooled(population, { seed: 1 });
const model = fitBasis(population, { rank: 2, seed: 1, pooled });

// A new person chose once.
const own = comparisonsOf([{ chosen: warm, rejected: short }]);
const direction = directionOf(model, adapt(model, own));
console.log(
  'ranked',
  rank(direction, [short, formal, warm]).map(({ candidate }) => candidate),
);

// The same, one comparison at a time, with everybody's pick beside it.
let state = startPerson(model);
console.log('before', choose(model, state, [short, formal, warm]).abstained);
const pool = [
  [0, 0, 0],
  [1, 0, -1],
];
console.log('ask about pair', mostInformative(model, state, pool).pair);
state = observe(model, state, own.differences);
const { ownPick, populationPick } = choose(model, state, [short, formal, warm]);
console.log('after', { ownPick, populationPick });

const loaded = loadPreferenceModel(savePreferenceModel(model));
console.log('saved and loaded, the same weights', String(adapt(loaded, own)) === String(adapt(model, own)));
