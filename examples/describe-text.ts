import { lengthStatistics, readability, richness, tokenize } from 'hyperalign/stylometry';

const text = tokenize('Don’t wait for me — the ferry’s late again. I’ll be there at 5.30… Save me some soup!');

console.log(text.words.map(({ lower }) => lower).join(' | '));
console.log(text.sentences.map(({ start, end }) => text.original.slice(start, end)));

const { wordsPerSentence } = lengthStatistics(text);
console.log('words per sentence', wordsPerSentence.mean, wordsPerSentence.quartiles);

const { mattr, yuleK } = richness(text);
console.log('richness', { mattr, yuleK });

const { fleschReadingEase } = readability(text);
console.log('reading ease', fleschReadingEase?.toFixed(1));
