import type { Compilable, CompiledQuery } from 'kysely';
import { dialectOf } from './dialect';
import type { Dialect } from './dialect';
import type { Queries } from './schema';

/** Stands in a compiled query for a value that each run brings. */
class Blank {
  constructor(readonly name: string) {}
}

/** Gives the place of a value to the query that is built; it has the type of the value. */
export type Place<Values> = <Name extends keyof Values & string>(name: Name) => Values[Name];

/**
 * A query for the busiest requests: it is built and compiled once for each kind of database, which takes longer
 * than running it, and then runs with new values each time.
 *
 * @param build Builds the query, with `value(name)` wherever a value goes.
 * @returns Runs it, and resolves to its rows.
 * @example
 * const usersNamed = prepared((queries, value: Place<{ name: string }>) =>
 *   queries.selectFrom('users').selectAll().where('username', '=', value('name')),
 * );
 * const rows = await usersNamed(tx, { name: 'li' });
 */
export function prepared<Values extends object, Row>(
  build: (queries: Queries, value: Place<Values>) => Compilable<Row>,
): (queries: Queries, values: Values) => Promise<Row[]> {
  const compiled = new Map<Dialect, CompiledQuery<Row>>();
  return async (queries, values) => {
    const dialect = dialectOf(queries);
    let query = compiled.get(dialect);
    if (!query) {
      query = build(queries, (name) => new Blank(name) as never).compile();
      compiled.set(dialect, query);
    }
    const parameters = query.parameters.map((parameter): unknown =>
      parameter instanceof Blank ? Reflect.get(values, parameter.name) : parameter,
    );
    const { rows } = await queries.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
