import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Bytes that the local 知晓云 answered to the same request. */
const body = Buffer.from(process.argv[2] ?? '');
const status = Number(process.argv[3]);

/** What no server written for Node can do without: reads the request, and answers the same bytes each time. */
const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
