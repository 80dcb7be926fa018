import type pg from 'pg';

/**
 * Gives a database's functions a clock that can be set: their now() is looked for in this schema before PostgreSQL's own.
 * Their texts stay as they are.
 */
export async function putUpVillageClock(client: pg.ClientBase): Promise<void> {
  await client.query(`
    CREATE SCHEMA village_clock;
    CREATE FUNCTION village_clock.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT coalesce(nullif(current_setting('village.now', true), '')::timestamptz, pg_catalog.now())
    $$;
    GRANT USAGE ON SCHEMA village_clock TO PUBLIC;
    DO $$
    DECLARE
      signature regprocedure;
    BEGIN
      FOR signature IN
        SELECT oid::regprocedure FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND 'search_path=public' = ANY (proconfig)
      LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = village_clock, pg_catalog, public', signature);
      END LOOP;
    END $$`);
}

/** For this connection: what is not written in a function's own search path follows the connection's. */
export async function setVillageClock(client: pg.ClientBase, now: number): Promise<void> {
  await client.query(
    `SELECT set_config('village.now', $1, false), set_config('search_path', 'village_clock, pg_catalog, public', false)`,
    [new Date(now).toISOString()],
  );
}

/** The world's time again. */
export async function leaveVillageClock(client: pg.ClientBase): Promise<void> {
  await client.query('RESET village.now');
  await client.query('RESET search_path');
}
