import type { Import } from './read-imports.ts';
import { type Finding, isUnder } from './source-file.ts';

/** What one folder (or one file of `src`) may import besides itself. Folders below follow the nearest rule above them. */
export interface FolderRule {
  readonly folder: string;
  readonly folders?: readonly string[];
  /** Folders of which only types may be imported. */
  readonly typesOf?: readonly string[];
  readonly packages?: readonly string[];
  readonly packageTypes?: readonly string[];
  readonly builtins?: 'any' | readonly string[];
  /** Its subfolders are strangers to each other. */
  readonly apart?: true;
}

/** Every import that the table does not allow. A file that no rule covers is a finding too. */
export function findImportViolations(rules: readonly FolderRule[], imports: readonly Import[]): readonly Finding[] {
  return imports.flatMap((one) => {
    const rule = ruleFor(rules, one.from);
    if (rule === undefined) return [finding(one, 'no row of the import table covers this file')];
    const problem = problemOf(rule, one);
    return problem === null ? [] : [finding(one, problem)];
  });
}

function ruleFor(rules: readonly FolderRule[], path: string): FolderRule | undefined {
  return rules
    .filter(({ folder }) => isUnder(path, folder))
    .toSorted((a, b) => b.folder.length - a.folder.length)
    .at(0);
}

function problemOf(rule: FolderRule, { from, to, target, kind }: Import): string | null {
  const isType = kind === 'type';
  switch (target) {
    case 'builtin': {
      const { builtins = [] } = rule;
      return builtins === 'any' || builtins.includes(to) ? null : `${rule.folder} may not import ${to}`;
    }
    case 'package': {
      if (rule.packages?.includes(to)) return null;
      if (rule.packageTypes?.includes(to))
        return isType ? null : `${rule.folder} may import types of ${to}, not its values`;
      return `${rule.folder} may not import the package ${to}`;
    }
    case 'file': {
      if (isUnder(to, rule.folder))
        return rule.apart && areStrangers(rule.folder, from, to)
          ? `${partOf(rule.folder, from)} may not import ${partOf(rule.folder, to)}`
          : null;
      if (rule.folders?.some((folder) => isUnder(to, folder))) return null;
      if (rule.typesOf?.some((folder) => isUnder(to, folder)))
        return isType ? null : `${rule.folder} may import types of ${to}, not its values`;
      return `${rule.folder} may not import ${to}`;
    }
  }
}

/** Files that lie directly in the folder belong to all its parts. */
function areStrangers(folder: string, from: string, to: string): boolean {
  const [own, other] = [partOf(folder, from), partOf(folder, to)];
  return own !== other && own !== folder && other !== folder;
}

function partOf(folder: string, path: string): string {
  const rest = path.slice(folder.length + 1).split('/');
  return rest.length < 2 ? folder : `${folder}/${rest[0]}`;
}

function finding({ from, line }: Import, problem: string): Finding {
  return { path: from, line, problem };
}
