import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type EvaluationReport, evaluationReportSchema } from '../../contracts/evaluation-report.ts';
import { HyperalignError } from '../../errors.ts';

/** The report of a run, by its folder or its `report.json`. Throws `path_not_found` and `unreadable_input` that name the file. */
export async function readReport(path: string): Promise<EvaluationReport> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(path, 'report.json') : path;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new HyperalignError(
      'path_not_found',
      `${file} cannot be read. Give the folder of a finished run, or its report.json.`,
      { details: { path: file }, cause },
    );
  });
  const parsed = evaluationReportSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new HyperalignError(
    'unreadable_input',
    `${file} is no report of this version of hyperalign${issue === undefined ? '' : ` (${issue.path.join('.') || 'the file'}: ${issue.message})`}. Give the report.json of a finished run, or make the run again with --resume.`,
    { details: { path: file } },
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
