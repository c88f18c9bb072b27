import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';

/** A PostgreSQL database that the tests run on, each in a schema of its own; unset: SQLite. */
const POSTGRES_URL = process.env.TEST_DATABASE_URL || undefined;

export const isPostgres = POSTGRES_URL !== undefined;

const folders: string[] = [];
const schemas: string[] = [];

afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  if (schemas.length === 0) return;
  const drop = schemas.splice(0).map((schema) => `DROP SCHEMA ${schema} CASCADE`);
  await withPostgres(async (client) => {
    for (const statement of drop) await client.query(statement);
  });
});

/** URL of an empty database that ends with the server on it, or with the test file. */
export const emptyDatabase = (): Promise<string> =>
  isPostgres ? emptySchema() : Promise.resolve(':memory:');

/** URL of an empty database that servers may be stopped and started on. */
export async function lastingDatabase(): Promise<string> {
  return isPostgres ? emptySchema() : pathToFileURL(join(await newFolder(), 'test.db')).href;
}

/** An empty folder, removed after the tests of the file. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hserve-'));
  folders.push(folder);
  return folder;
}

/** Runs statements past the server, on the schema of the URL if one is given. */
export async function withPostgres<T>(
  work: (client: Client) => Promise<T>,
  url = POSTGRES_URL ?? '',
): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function emptySchema(): Promise<string> {
  const schema = `test_${randomBytes(8).toString('hex')}`;
  await withPostgres((client) => client.query(`CREATE SCHEMA ${schema}`));
  schemas.push(schema);
  const url = new URL(POSTGRES_URL ?? '');
  // The driver reads %20 in a query, but not the + that URLSearchParams would write.
  url.search = `?options=-c%20search_path%3D${schema}`;
  return url.href;
}
