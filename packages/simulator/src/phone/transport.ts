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
  const answer = { status: response.status, headers: plainHeaders(response.headers) };
  if (request.binary !== true) return { ...answer, body: await response.text() };
  return { ...answer, body: '', bytes: new Uint8Array(await response.arrayBuffer()) };
};

/** The headers of an answer of `fetch`, for an answer of a transport. Of several cookies `fetch` has an entry each. */
export function plainHeaders(headers: Headers): Record<string, string> {
  const plain: Record<string, string> = {};
  headers.forEach((value, name) => {
    const before = plain[name];
    plain[name] = before === undefined ? value : `${before}, ${value}`;
  });
  return plain;
}
