import type { Transport } from '../contract/types';

/** Sends with the platform's `fetch`; the browser's own cookies and referrer stay at home, as they would on a phone. */
export const fetchTransport: Transport = async (request) => {
  const { url, method, headers, signal } = request;
  const body = request.bytes === undefined ? request.body : new Blob([request.bytes.slice()]);
  const response = await fetch(url, {
    method,
    headers,
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    ...(body === undefined ? {} : { body }),
  });
  const answer = {
    status: response.status,
    headers: joinedHeaders(response.headers),
  };
  if (request.binary !== true) return { ...answer, body: await response.text() };
  return { ...answer, body: '', bytes: new Uint8Array(await response.arrayBuffer()) };
};

/** Of several cookies, `entries()` has one entry each. */
function joinedHeaders(headers: Headers): Record<string, string> {
  const cookies = headers.getSetCookie();
  return {
    ...Object.fromEntries(headers.entries()),
    ...(cookies.length > 0 ? { 'set-cookie': cookies.join(', ') } : {}),
  };
}
