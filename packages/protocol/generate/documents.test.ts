import { describe, expect, it } from 'vitest';
import type { Json } from '../contract/canonical.js';
import { contractDocument } from '../contract/document.js';
import { catalogue, endpoints } from '../src/index.js';
import { asyncApi } from './asyncapi.js';
import { cataloguePage } from './catalogue-page.js';
import { openApi } from './openapi.js';

const contract = contractDocument();
const openapi = openApi(contract);
const asyncapi = asyncApi(contract);
const asJson = (value: unknown) => value as Json;

function referencesIn(document: Json): string[] {
  if (Array.isArray(document)) return document.flatMap(referencesIn);
  if (document === null || typeof document !== 'object') return [];
  return Object.entries(document).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : referencesIn(value as Json),
  );
}

function resolves(document: Json, reference: string): boolean {
  let at: Json | undefined = document;
  for (const part of reference.replace(/^#\//, '').split('/')) {
    if (at === null || typeof at !== 'object' || Array.isArray(at)) return false;
    at = at[part];
  }
  return at !== undefined;
}

describe.each([
  ['schema.json', asJson(contract)],
  ['openapi.json', openapi],
  ['asyncapi.json', asyncapi],
])('%s', (_, document) => {
  it('refers only to what it holds', () => {
    const references = new Set(referencesIn(document));
    expect(references.size).toBeGreaterThan(20);
    expect([...references].filter((one) => !resolves(document, one))).toEqual([]);
  });
});

describe('openapi.json', () => {
  const operations = Object.values(
    (openapi as { paths: Record<string, Record<string, { operationId: string }>> }).paths,
  )
    .flatMap((path) => Object.values(path))
    .map((operation) => operation.operationId);

  it('has every endpoint, and every command as a path of its own', () => {
    const expected = [
      ...endpoints.map((one) => one.name).filter((name) => name !== 'command'),
      ...Object.keys(catalogue.commands),
    ];
    expect(operations.toSorted()).toEqual(expected.toSorted());
  });

  it('names each path parameter', () => {
    const paths = (
      openapi as { paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>> }
    ).paths;
    for (const [path, methods] of Object.entries(paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const { parameters = [] } of Object.values(methods)) {
        expect(
          parameters.filter((one) => one.in === 'path').map((one) => one.name),
          path,
        ).toEqual(inPath);
      }
    }
  });
});

describe('asyncapi.json', () => {
  it('has every command with its ack, and every frame', () => {
    const { operations, channels } = asyncapi as {
      operations: Record<string, { action: string; reply?: unknown }>;
      channels: { live: { messages: Record<string, unknown> } };
    };
    const asked = [...Object.keys(catalogue.commands), ...Object.keys(contract.clientFrames)];
    expect(Object.keys(operations).toSorted()).toEqual(
      [...asked, ...Object.keys(contract.serverFrames)].toSorted(),
    );
    for (const name of asked) {
      expect(operations[name]).toMatchObject({ action: 'receive', reply: expect.anything() });
      expect(channels.live.messages).toHaveProperty([`${name}.ack`]);
    }
  });
});

describe('catalogue.md', () => {
  const page = cataloguePage(contract);

  it('has a section for everything that is defined', () => {
    const names = [
      ...Object.keys(catalogue.commands),
      ...Object.keys(catalogue.events),
      ...Object.keys(catalogue.transients),
      ...endpoints.map((one) => one.name),
      ...Object.keys(contract.clientFrames),
      ...Object.keys(contract.serverFrames),
    ];
    for (const name of names) expect(page).toContain(`### \`${name}\`\n`);
  });

  it('links only to sections it has', () => {
    const sections = new Set(
      [...page.matchAll(/^### (\w+)$/gm)].map((match) => `#${match[1]?.toLowerCase()}`),
    );
    const links = [...page.matchAll(/\]\((#[^)]+)\)/g)].map((match) => match[1]);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((link) => link === undefined || !sections.has(link))).toEqual([]);
  });

  it('has one example per command, event and passing fact', () => {
    const blocks = [...page.matchAll(/^```json$/gm)].length;
    const announced = { ...catalogue.events, ...catalogue.transients };
    expect(blocks).toBe(Object.keys(catalogue.commands).length * 2 + Object.keys(announced).length);
  });
});
