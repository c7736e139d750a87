import { z } from 'zod';
import {
  accessKeyListSchema,
  accessKeySchema,
  issuedKeySchema,
  rotatedKeySchema,
} from '../src/contracts/access-key.ts';
import { auditLogSchema } from '../src/contracts/audit-entry.ts';
import { comparisonPageSchema, comparisonResultSchema } from '../src/contracts/comparison.ts';
import { editResultSchema } from '../src/contracts/edit-result.ts';
import { evaluationComparisonSchema } from '../src/contracts/evaluation-comparison.ts';
import { evaluationReportSchema } from '../src/contracts/evaluation-report.ts';
import { exportedProfileSchema } from '../src/contracts/exported-profile.ts';
import { guidanceSchema } from '../src/contracts/guidance.ts';
import { jobEventSchema, shownJobSchema } from '../src/contracts/job.ts';
import { learnEstimateSchema, learnResultSchema } from '../src/contracts/learn-result.ts';
import { proposedPairSchema } from '../src/contracts/proposed-pair.ts';
import { removedSampleSchema } from '../src/contracts/removed-sample.ts';
import {
  attributionResultSchema,
  plotResultSchema,
  verificationResultSchema,
} from '../src/contracts/stylometry-results.ts';
import { verifyResultSchema } from '../src/contracts/verify-result.ts';
import { shownLimitsSchema } from '../src/contracts/workspace-limits.ts';
import { writeResultSchema } from '../src/contracts/write-result.ts';
import { apiDocument } from '../src/server/api/api-document.ts';

export interface PublishedSchema {
  /** Name in the folder `schemas`. */
  readonly file: string;
  readonly schema: z.ZodType;
}

/** What the command line prints with `--json` and what it exports, for those who read it in other languages. */
export const publishedSchemas: readonly PublishedSchema[] = [
  { file: 'learn-result.schema.json', schema: learnResultSchema },
  { file: 'learn-estimate.schema.json', schema: learnEstimateSchema },
  { file: 'write-result.schema.json', schema: writeResultSchema },
  { file: 'guidance.schema.json', schema: guidanceSchema },
  { file: 'verify-result.schema.json', schema: verifyResultSchema },
  { file: 'edit-result.schema.json', schema: editResultSchema },
  { file: 'comparison-result.schema.json', schema: comparisonResultSchema },
  { file: 'comparison-page.schema.json', schema: comparisonPageSchema },
  { file: 'proposed-pair.schema.json', schema: proposedPairSchema },
  { file: 'job.schema.json', schema: shownJobSchema },
  { file: 'job-event.schema.json', schema: jobEventSchema },
  { file: 'removed-sample.schema.json', schema: removedSampleSchema },
  { file: 'stylometry-attribution.schema.json', schema: attributionResultSchema },
  { file: 'stylometry-verification.schema.json', schema: verificationResultSchema },
  { file: 'stylometry-plot.schema.json', schema: plotResultSchema },
  { file: 'evaluation-report.schema.json', schema: evaluationReportSchema },
  { file: 'evaluation-comparison.schema.json', schema: evaluationComparisonSchema },
  { file: 'exported-profile.schema.json', schema: exportedProfileSchema },
  { file: 'access-key.schema.json', schema: accessKeySchema },
  { file: 'access-key-list.schema.json', schema: accessKeyListSchema },
  { file: 'issued-key.schema.json', schema: issuedKeySchema },
  { file: 'rotated-key.schema.json', schema: rotatedKeySchema },
  { file: 'audit-log.schema.json', schema: auditLogSchema },
  { file: 'workspace-limits.schema.json', schema: shownLimitsSchema },
];

/** What a server of hyperalign says of itself, for those who make clients in other languages. */
export const openApiFile = 'openapi.json';

export function openApiText(): string {
  return `${JSON.stringify(apiDocument(), null, 2)}\n`;
}

/** JSON Schema (draft 2020-12) as it stands in the file. */
export function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
}
