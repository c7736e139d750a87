// Writes schemas/*.schema.json from the contracts, and schemas/openapi.json from the routes: `npm run schemas`.
import { writeFileSync } from 'node:fs';
import { openApiFile, openApiText, publishedSchemas, schemaText } from './published-schemas.ts';

for (const { file, schema } of publishedSchemas) {
  writeFileSync(new URL(`../schemas/${file}`, import.meta.url), schemaText(schema));
  console.log(`schemas/${file}`);
}

writeFileSync(new URL(`../schemas/${openApiFile}`, import.meta.url), openApiText());
console.log(`schemas/${openApiFile}`);
