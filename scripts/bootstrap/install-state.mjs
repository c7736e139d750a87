import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {readonly string[]} [libc]
 */

/**
 * Whether node_modules holds what package-lock.json asks for.
 * @param {string} root
 */
export function isInstalled(root) {
  const { stamp, record } = proofs(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === expectedStamp(root)) return true;
  // Installed by hand (`npm ci`, `npm install`): npm writes its own record once everything is in place.
  if (!existsSync(record) || !matches(packagesOf(path.join(root, 'package-lock.json')), packagesOf(record)))
    return false;
  markInstalled(root);
  return true;
}

/** @param {string} root */
export function markInstalled(root) {
  writeFileSync(proofs(root).stamp, expectedStamp(root));
}

/**
 * Before the first file changes, so that an install that does not come to its end leaves no proof of one that did.
 * @param {string} root
 */
export function markUnfinished(root) {
  for (const file of Object.values(proofs(root))) rmSync(file, { force: true });
}

/** @param {string} root */
function proofs(root) {
  const modules = path.join(root, 'node_modules');
  return { stamp: path.join(modules, '.hyperalign-install'), record: path.join(modules, '.package-lock.json') };
}

/**
 * The platform is part of it because a folder may be shared by two systems, and binaries are not.
 * @param {string} root
 */
function expectedStamp(root) {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/**
 * @param {Readonly<Record<string, LockedPackage>>} wanted
 * @param {Readonly<Record<string, LockedPackage>>} present
 */
function matches(wanted, present) {
  return Object.entries(wanted)
    .filter(([place]) => place.startsWith('node_modules/'))
    .every(([place, entry]) => {
      const found = present[place];
      return found === undefined ? mayBeAbsent(entry) : found.version === entry.version;
    });
}

/**
 * npm leaves out the binaries of other platforms. Those of this one are optional in name only: without them no test runs.
 * @param {LockedPackage} entry
 */
function mayBeAbsent({ optional, devOptional, os, cpu, libc }) {
  if (optional !== true && devOptional !== true) return false;
  if (os === undefined || cpu === undefined) return true;
  const forHere =
    os.includes(process.platform) && cpu.includes(process.arch) && (libc === undefined || libc.includes(ownLibc()));
  return !forHere;
}

function ownLibc() {
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

/**
 * @param {string} file
 * @returns {Readonly<Record<string, LockedPackage>>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
