// Writes schemas/*.schema.json from the contracts: `npm run schemas`.
import { writeFileSync } from 'node:fs';
import { publishedSchemas, schemaText } from './published-schemas.ts';

for (const { file, schema } of publishedSchemas) {
  writeFileSync(new URL(`../schemas/${file}`, import.meta.url), schemaText(schema));
  console.log(`schemas/${file}`);
}
