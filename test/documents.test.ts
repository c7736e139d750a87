import { describe, expect, test } from 'vitest';
import { listTree, readTree } from './architecture/source-tree.ts';
import { findBrokenLinks } from './documents/find-broken-links.ts';
import { findExampleDrift } from './documents/find-example-drift.ts';

const tree = listTree();
const documents = readTree(tree.filter((path) => path.endsWith('.md')));
const examples = readTree(tree.filter((path) => path.startsWith('examples/') && /\.(ts|json|sh|py)$/.test(path)));

describe('documents', () => {
  test('show examples as they stand in their files', () => {
    expect(documents.flatMap((document) => findExampleDrift(document, examples))).toEqual([]);
  });

  test('name every decision in their index', () => {
    const pages = tree.filter((path) => /^docs\/decisions\/\d{4}-.*\.md$/.test(path));
    const index = documents.find(({ path }) => path === 'docs/decisions/README.md')?.text ?? '';

    expect(pages.length).toBeGreaterThan(5);
    expect(pages.filter((path) => !index.includes(`(${path.replace('docs/decisions/', '')})`))).toEqual([]);
  });

  test('link to files that are there', () => {
    expect(documents.flatMap((document) => findBrokenLinks(document, tree))).toEqual([]);
  });
});
