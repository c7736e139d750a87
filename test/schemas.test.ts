import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiFile, openApiText, publishedSchemas, schemaText } from '../scripts/published-schemas.ts';

const folder = new URL('../schemas/', import.meta.url);

test.each(publishedSchemas)(
  'schemas/$file says what the contract says (npm run schemas writes it)',
  ({ file, schema }) => {
    expect(readFileSync(new URL(file, folder), 'utf8')).toBe(schemaText(schema));
  },
);

test(`schemas/${openApiFile} says what the routes say (npm run schemas writes it)`, () => {
  expect(readFileSync(new URL(openApiFile, folder), 'utf8')).toBe(openApiText());
});

test('the folder holds nothing else', () => {
  expect(readdirSync(folder).toSorted()).toEqual([...publishedSchemas.map(({ file }) => file), openApiFile].toSorted());
});
