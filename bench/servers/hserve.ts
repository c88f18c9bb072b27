import { startServer } from 'local-hserve';

/** The local 知晓云 in a process of its own, on the database that the bench has filled. */
const [databaseUrl = ':memory:'] = process.argv.slice(2);
void startServer({ databaseUrl }).then(({ url }) => console.log(url.replace(/\/$/, '')));
