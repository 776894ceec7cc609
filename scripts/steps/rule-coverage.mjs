import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';
import { sourceFiles } from './source-rules.mjs';

const list = 'docs/guarantees.md';
const listed = /^\| (R-[A-Z]+-\d+|G\d+) \|/gm;
/** A number as titles carry it, and as the cases of the conformance suite name it, whose titles are made from it. */
const carried = /\[(R-[A-Z]+-\d+|G\d+)\]|\brule: '(R-[A-Z]+-\d+)'/g;
const tests = /\.(test|spec)\.tsx?$|^packages\/protocol\/conformance\/cases\//;
const comments = /^\s*(\/\/|\/?\*).*$/gm;

/** Rules and guarantees of docs/guarantees.md that no test carries in its title. */
export function findUntestedRules() {
  const rules = [...read(list).matchAll(listed)].map(([, rule]) => rule);
  if (rules.length === 0) return [`${list}: no rules are listed.`];
  const found = new Set(
    sourceFiles()
      .filter((path) => tests.test(path))
      .flatMap((path) => [...read(path).replace(comments, '').matchAll(carried)])
      .map(([, titled, cased]) => titled ?? cased),
  );
  return rules
    .filter((rule) => !found.has(rule))
    .map((rule) => `${rule}: no test carries it in its title. It stands in ${list}.`);
}

const read = (path) => readFileSync(join(root, path), 'utf8');
