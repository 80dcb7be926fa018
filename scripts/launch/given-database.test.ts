import { describe, expect, it } from 'vitest';
import { refuseUnfitDatabase, whyUnfit } from './given-database.ts';

describe('whyUnfit', () => {
  const fit = {
    version_number: 150_004,
    encoding: 'UTF8',
    character_classes: 'C.UTF-8',
    locale_provider: 'c',
  };

  it('takes PostgreSQL 15 and newer in UTF-8 with a real locale', () => {
    expect(whyUnfit(fit)).toBeNull();
    expect(
      whyUnfit({ ...fit, version_number: 180_000, character_classes: 'C', locale_provider: 'b' }),
    ).toBeNull();
  });

  it('refuses what is too old, in another encoding, or under the C locale', () => {
    expect(whyUnfit({ ...fit, version_number: 140_011 })).toBe('is PostgreSQL 14; Kwamdee needs 15 or newer');
    expect(whyUnfit({ ...fit, encoding: 'SQL_ASCII' })).toContain('encoded in SQL_ASCII');
    expect(whyUnfit({ ...fit, character_classes: 'C' })).toContain('Thai cannot be searched');
    expect(whyUnfit({ ...fit, character_classes: 'POSIX', locale_provider: 'i' })).toContain(
      'Thai cannot be searched',
    );
  });
});

describe('refuseUnfitDatabase', () => {
  const good = new URL(process.env['TEST_DATABASE_URL'] ?? 'postgres://nowhere');
  const refusal = async (change: (url: URL) => void): Promise<string> => {
    const url = new URL(good);
    change(url);
    return refuseUnfitDatabase(url.href).then(
      () => 'taken',
      (error: unknown) => String(error),
    );
  };

  it('takes the embedded one', async () => {
    expect(await refusal(() => undefined)).toBe('taken');
  });

  it('says in one line what is wrong, and never the password', async () => {
    expect(await refusal((url) => (url.password = 'secret-guess'))).toBe(
      `LaunchError: DATABASE_URL: ${good.host} refuses the password of kwamdee.`,
    );
    expect(await refusal((url) => (url.pathname = '/nothing'))).toBe(
      `LaunchError: DATABASE_URL: there is no database nothing at ${good.host}.`,
    );
    expect(await refusal((url) => (url.port = '1'))).toBe(
      'LaunchError: DATABASE_URL: nothing answers at 127.0.0.1:1.',
    );
  });
});
