// Writes docs/reference/stylometry.md from the docstrings of what src/stylometry.ts exports: `node scripts/make-reference.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { referenceText } from './reference-text.ts';

const folder = new URL('../docs/reference/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('stylometry.md', folder), referenceText());
console.log('docs/reference/stylometry.md');
