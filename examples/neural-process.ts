import {
  drawFromPeople,
  loadNeuralProcess,
  openNeuralProcess,
  saveNeuralProcess,
  trainNeuralProcess,
} from 'hyperalign/preference';

// Texts as numbers, here with three meanings: short, formal, warm. Half of the people want short texts, half of them long ones.
const [short, long] = [
  [1, 0.3, -0.2],
  [-1, -0.1, 0.4],
];
const likesShort = Array.from({ length: 20 }, () => ({ chosen: short, rejected: long }));
const likesLong = Array.from({ length: 20 }, () => ({ chosen: long, rejected: short }));
const draw = drawFromPeople([likesShort, likesLong], { dimension: 3 });
const saved = saveNeuralProcess(trainNeuralProcess({ dimension: 3, draw, steps: 200, hidden: 16, seed: 1 }));

const network = openNeuralProcess(loadNeuralProcess(saved));
const afterLong = network.encode([{ chosen: long, rejected: short }]);
const afterShort = network.encode([{ chosen: short, rejected: long }]);
console.log('after one choice of the long text', network.rank(afterLong, [short, long]).order);
console.log('after one of the short text', network.rank(afterShort, [short, long]).order);
