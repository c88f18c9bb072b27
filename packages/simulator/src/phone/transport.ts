import type { Transport } from '../contract/types';

/** Sends with the platform's `fetch`; cookies and referrer stay at home, as they would on a phone. */
export const fetchTransport: Transport = async ({ url, method, headers, body, signal }) => {
  const response = await fetch(url, {
    method,
    headers,
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers.entries()),
    body: await response.text(),
  };
};
