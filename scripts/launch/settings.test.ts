import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LaunchError } from '../lib/launch-error.ts';
import { projectRoot } from '../lib/project.ts';
import { keptAuthSecret, readLaunchSettings } from './settings.ts';

describe('readLaunchSettings', () => {
  it('needs nothing', () => {
    expect(readLaunchSettings({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDirectory: join(projectRoot, '.data'),
      databaseUrl: null,
      redisUrl: null,
      seedDemo: true,
      authSecret: null,
    });
  });

  it('does not fill a database that was brought, unless asked to', () => {
    const DATABASE_URL = 'postgres://localhost/kwamdee';
    expect(readLaunchSettings({ DATABASE_URL }).seedDemo).toBe(false);
    expect(readLaunchSettings({ DATABASE_URL, SEED_DEMO: '1' }).seedDemo).toBe(true);
    expect(readLaunchSettings({ SEED_DEMO: '0' }).seedDemo).toBe(false);
  });

  it.each(['PORT', 'DATABASE_URL', 'REDIS_URL', 'SEED_DEMO', 'RATE_LIMITS'])(
    'names %s when it is wrong',
    (name) => {
      let failure: unknown;
      try {
        readLaunchSettings({ [name]: 'wrong' });
      } catch (error) {
        failure = error;
      }
      expect(failure).toBeInstanceOf(LaunchError);
      expect(String(failure)).toMatch(new RegExp(`^LaunchError: ${name}: [^\\n]+$`));
    },
  );
});

describe('keptAuthSecret', () => {
  it('is made once, long, and for our eyes only', () => {
    const directory = mkdtempSync(join(tmpdir(), 'kwamdee-secret-'));
    const secret = keptAuthSecret(directory);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(keptAuthSecret(directory)).toBe(secret);
    expect(statSync(join(directory, 'auth-secret')).mode & 0o777).toBe(0o600);
    rmSync(directory, { recursive: true });
  });
});
