import type { Root } from 'hast';
import type { LanguageFn } from 'highlight.js';
import type { createLowlight } from 'lowlight';

type Load = () => Promise<{ default: LanguageFn }>;

/** Each its own chunk, fetched when the first block in it is drawn. */
const languages: Readonly<Record<string, Load>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  go: () => import('highlight.js/lib/languages/go'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  php: () => import('highlight.js/lib/languages/php'),
  python: () => import('highlight.js/lib/languages/python'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const aliases: Readonly<Record<string, string>> = {
  'c++': 'cpp',
  'c#': 'csharp',
  cs: 'csharp',
  docker: 'dockerfile',
  html: 'xml',
  js: 'javascript',
  jsx: 'javascript',
  kt: 'kotlin',
  md: 'markdown',
  patch: 'diff',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  shell: 'bash',
  svg: 'xml',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  yml: 'yaml',
  zsh: 'bash',
};

/** The language's own name for what stands after the fence; undefined when it is not one we colour. */
export function languageOf(info: string): string | undefined {
  const word = info.trim().split(/\s/, 1)[0]?.toLowerCase() ?? '';
  const name = Object.hasOwn(aliases, word) ? aliases[word] : word;
  return name && Object.hasOwn(languages, name) ? name : undefined;
}

let lowlight: Promise<ReturnType<typeof createLowlight>> | undefined;

/** Colours code as a tree of spans; undefined when the parts cannot be fetched, and the code stays plain. */
export async function highlight(code: string, language: string): Promise<Root | undefined> {
  try {
    lowlight ??= import('lowlight').then((module) => module.createLowlight());
    const [engine, grammar] = await Promise.all([lowlight, languages[language]?.()]);
    if (!grammar) return undefined;
    if (!engine.registered(language)) engine.register(language, grammar.default);
    return engine.highlight(language, code);
  } catch {
    lowlight = undefined;
    return undefined;
  }
}
