/**
 * The most that a figure may be, by its name; more fails `npm run bench -- --check`. Counts and bytes alone have a
 * budget: a time says as much of the machine as of the code. docs/performance.md says which of them are above the aim.
 */
export const BUDGETS: Readonly<Record<string, number>> = {
  'auth module, minified': 21_900,
  'auth module, gzipped': 9_350,
  'dist/, built for phones': 96 * 1024,
  // Alipay's own limits of a first screen are 1,000 nodes, 30 in each other.
  'a known user opens the app: setData': 4,
  'a known user opens the app: nodes on the screen': 50,
  'a known user opens the app: nodes in each other': 10,
  'a newcomer opens the app: setData': 3,
  'a newcomer opens the app: nodes on the screen': 50,
  'a newcomer opens the app: nodes in each other': 10,
  'silent login without session: platform calls': 8,
  'silent login without session: synchronous calls': 0,
  'silent login with session: platform calls': 1,
  'silent login with session: requests': 1,
  'silent login with session: writes': 0,
  'silent login on the next launch: platform calls': 6,
  'silent login on the next launch: requests': 1,
  'silent login on the next launch: writes': 0,
  'password login: platform calls': 9,
};
