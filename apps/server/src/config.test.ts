import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settings } from './config/settings.js';
import { ConfigError, printConfig, printConfigDocs, printEnvExample, readConfig } from './config.js';

const faultsOf = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('reading', () => {
  it('needs nothing, and takes an empty variable for an unset one', () => {
    expect(readConfig({})).toMatchObject({ PORT: undefined, HOST: '127.0.0.1', DATABASE_POOL_SIZE: 10 });
    expect(readConfig({ REDIS_URL: '', PORT: '' })).toEqual(readConfig({}));
  });

  it('turns text into values', () => {
    const config = readConfig({
      PORT: '4000',
      PUBLIC_URL: 'https://chat.example/',
      TRUST_PROXY: '10.0.0.0/8, ::1',
    });
    expect(config).toMatchObject({
      PORT: 4000,
      PUBLIC_URL: 'https://chat.example',
      TRUST_PROXY: ['10.0.0.0/8', '::1'],
    });
    expect(readConfig({ TRUST_PROXY: '2' }).TRUST_PROXY).toBe(2);
  });

  it('tells all faults at once, each with its setting, and never a secret', () => {
    const faults = faultsOf({
      PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@db/app',
      SECRET_KEY: 'short-and-secret',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'chat.example',
      TRUST_PROXY: 'nginx',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'TRUST_PROXY',
      'DATABASE_URL',
      'SECRET_KEY',
      'LOG_LEVEL',
    ]);
    expect(faults[0]).toBe('PORT must be from 0 to 65535, not "70000".');
    expect(faults.join()).not.toMatch(/hunter2|short-and-secret/);
  });

  it('reads a secret from a file, and only a secret', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'parley-config-')), 'key');
    writeFileSync(path, `${'k'.repeat(40)}\n`);
    expect(readConfig({ SECRET_KEY_FILE: path }).SECRET_KEY).toBe('k'.repeat(40));
    expect(readConfig({ HOST_FILE: path }).HOST).toBe('127.0.0.1');
    expect(
      faultsOf({ SECRET_KEY_FILE: '/nowhere', METRICS_TOKEN_FILE: path, METRICS_TOKEN: 'x'.repeat(20) }),
    ).toHaveLength(2);
  });

  it('does not take an empty file for a setting left out', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'parley-config-')), 'url');
    writeFileSync(path, '\n');
    expect(faultsOf({ DATABASE_URL_FILE: path })).toEqual([`DATABASE_URL_FILE names an empty file: ${path}`]);
  });
});

describe('printing', () => {
  it('shows what is in force without secrets', () => {
    const text = printConfig(readConfig({ DATABASE_URL: 'postgres://parley:hunter2@db/parley', PORT: '80' }));
    expect(text).toContain('PORT=80\n');
    expect(text).toContain('DATABASE_URL=(hidden)\n');
    expect(text).not.toContain('hunter2');
  });

  it('describes every setting in both forms, the same on every machine', () => {
    for (const name of Object.keys(settings)) {
      expect(printEnvExample()).toContain(`\n#${name}=`);
      expect(printConfigDocs()).toContain(`\n| \`${name}\` |`);
    }
    expect(printEnvExample() + printConfigDocs()).not.toContain(process.cwd());
  });
});
