import { compareReports } from '../../evaluation/compare/compare-reports.ts';
import { type CommandContext, openCommand } from '../command-context.ts';
import { readReport } from './read-report.ts';
import { renderComparison } from './render-comparison.ts';

export interface CompareFlags {
  readonly json?: boolean;
}

export async function runCompare(
  context: CommandContext,
  { before, after }: { readonly before: string; readonly after: string },
  flags: CompareFlags,
): Promise<void> {
  const { terminal } = await openCommand(context);
  const comparison = compareReports(await readReport(before), await readReport(after));
  if (flags.json === true) terminal.json(comparison);
  else terminal.print(renderComparison(comparison, terminal));
}
