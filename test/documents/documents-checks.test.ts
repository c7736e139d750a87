import { expect, test } from 'vitest';
import { findBrokenLinks } from './find-broken-links.ts';
import { findExampleDrift } from './find-example-drift.ts';

const examples = [{ path: 'examples/a.ts', text: 'const a = 1;\n' }];

function showing(path: string, code: string) {
  return { path: 'README.md', text: `# Title\n\n<!-- example: ${path} -->\n\`\`\`ts\n${code}\`\`\`\n` };
}

test.each([
  { name: 'the file as it is', path: 'examples/a.ts', code: 'const a = 1;\n', problems: [] },
  {
    name: 'the file otherwise',
    path: 'examples/a.ts',
    code: 'const a = 2;\n',
    problems: ['shows examples/a.ts otherwise than it is'],
  },
  {
    name: 'a file that is gone',
    path: 'examples/b.ts',
    code: '',
    problems: ['shows examples/b.ts, which is not there'],
  },
])('knows a document that shows $name', ({ path, code, problems }) => {
  const findings = findExampleDrift(showing(path, code), examples);

  expect(findings).toEqual(problems.map((problem) => ({ path: 'README.md', line: 3, problem })));
});

test('finds links that lead nowhere, from where the document lies', () => {
  const text =
    '[web](https://example.com/x) [part](#part)\n[a](../../README.md#top) [folder](../decisions/) [gone](../README.md)\n';
  const tree = ['README.md', 'docs/guides/one.md', 'docs/decisions/0001-x.md'];

  expect(findBrokenLinks({ path: 'docs/guides/one.md', text }, tree)).toEqual([
    { path: 'docs/guides/one.md', line: 2, problem: 'links to ../README.md, which is not there' },
  ]);
});
