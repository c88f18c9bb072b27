/**
 * The most that a figure may be, by its name; more fails `npm run bench -- --check`. Counts and bytes alone have a
 * budget: a time says as much of the machine as of the code.
 */
export const BUDGETS: Readonly<Record<string, number>> = {
  'auth module, minified': 24_000,
  'auth module, gzipped': 8_000,
  'dist/, built for phones': 96 * 1024,
  'silent login without session: platform calls': 8,
  'silent login without session: synchronous calls': 0,
  'silent login with session: platform calls': 1,
  'silent login with session: requests': 1,
  'silent login with session: writes': 0,
  'password login: platform calls': 9,
};
