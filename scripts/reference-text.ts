import { resolve } from 'node:path';
import ts from 'typescript';

/** The entries of the stylometry library: file in src, path it is imported by. */
const entryFiles = [
  ['stylometry.ts', 'hyperalign/stylometry'],
  ['stylometry-verification.ts', 'hyperalign/stylometry/verification'],
  ['stylometry-plot.ts', 'hyperalign/stylometry/plot'],
] as const;

/** The reference of the stylometry library as it stands in its file: every export with its signature and docstring, functions and values before types. */
export function referenceText(): string {
  const root = resolve(import.meta.dirname, '..');
  const paths = entryFiles.map(([file]) => resolve(root, 'src', file));
  const program = ts.createProgram(paths, compilerOptions(root));
  const sections = entryFiles.map(([, name], at) => sectionsOf(program, paths[at] ?? '', name));
  return `${[introduction, ...sections].join('\n\n')}\n`;
}

function sectionsOf(program: ts.Program, path: string, name: string): string {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${path} exports nothing: is it there?`);
  const entries = checker
    .getExportsOfModule(module)
    .map((symbol) => entryOf(symbol, checker))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const sectionOf = (title: string, kind: Entry['kind']) => {
    const some = entries.filter((one) => one.kind === kind);
    return some.length === 0 ? [] : [`### ${title}`, ...some.map(({ text }) => text)];
  };
  return [`## ${name}`, ...sectionOf('Functions and values', 'value'), ...sectionOf('Types', 'type')].join('\n\n');
}

const introduction = `<!-- Made by scripts/make-reference.ts from the docstrings. Change those. -->

# Reference: the stylometry library

Everything the stylometry library exports. How the parts go together: [the guide](../guides/stylometry.md).`;

interface Entry {
  readonly name: string;
  readonly kind: 'value' | 'type';
  readonly text: string;
}

function compilerOptions(root: string): ts.CompilerOptions {
  const file = resolve(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  return { ...ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root).options, types: [] };
}

function entryOf(exported: ts.Symbol, checker: ts.TypeChecker): Entry {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const declarations = (symbol.declarations ?? []).filter((one) => !isImplementationOfOverload(one, symbol));
  const doc = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  const signatures = declarations.map((one) => signatureOf(one, exported.name, checker));
  return {
    name: exported.name,
    kind: symbol.flags & ts.SymbolFlags.Value ? 'value' : 'type',
    text: [`#### ${exported.name}`, doc, `\`\`\`ts\n${signatures.join('\n')}\n\`\`\``]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** Of an overloaded function callers see every signature but the last, which has the body. */
function isImplementationOfOverload(declaration: ts.Declaration, { declarations }: ts.Symbol): boolean {
  return ts.isFunctionDeclaration(declaration) && declaration.body !== undefined && (declarations?.length ?? 0) > 1;
}

function signatureOf(declaration: ts.Declaration, name: string, checker: ts.TypeChecker): string {
  const text = declaration.getText().replace(/^export\s+/, '');
  if (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)) return text;
  if (ts.isFunctionDeclaration(declaration)) {
    const end = declaration.body === undefined ? declaration.end : declaration.body.getStart();
    const head = declaration.getText().slice(0, end - declaration.getStart());
    return `${head
      .replace(/^export\s+/, '')
      .replace(/^async\s+/, '')
      .trim()
      .replace(/;$/, '')};`;
  }
  if (ts.isClassDeclaration(declaration)) return classShape(declaration, name);
  const type = checker.getTypeAtLocation(declaration);
  return `const ${name}: ${checker.typeToString(type, declaration, ts.TypeFormatFlags.NoTruncation)};`;
}

/** The public members of a class, without their bodies. */
function classShape(declaration: ts.ClassDeclaration, name: string): string {
  const members = declaration.members.filter((member) => {
    const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
    const isHidden = modifiers.some(
      ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
    );
    return !isHidden && !(member.name !== undefined && ts.isPrivateIdentifier(member.name));
  });
  const heritage = (declaration.heritageClauses ?? []).map((clause) => ` ${clause.getText()}`).join('');
  const lines = members.map((member) => {
    const body = 'body' in member ? (member.body as ts.Node | undefined) : undefined; // only some kinds of member have one
    const text = body === undefined ? member.getText() : member.getText().slice(0, body.getStart() - member.getStart());
    return `  ${text.trim().replace(/;$/, '')};`;
  });
  return [`class ${name}${heritage} {`, ...lines, '}'].join('\n');
}
