import type { HttpResponse } from '../../contract/types';

/** The body of an answer as bytes; a transport that gives text alone has it in UTF-8. */
export function bytesOf({ bytes, body }: HttpResponse): Uint8Array {
  return bytes ?? new TextEncoder().encode(body);
}
