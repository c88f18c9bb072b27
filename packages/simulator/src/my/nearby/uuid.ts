const BASE = '00001000800000805f9b34fb';

/** The 32 digits of a UUID. Bluetooth shortens those of its own base to 4 or 8 digits. */
function digits(id: string): string {
  const hex = id.replaceAll('-', '').toLowerCase();
  return hex.length <= 8 ? hex.padStart(8, '0') + BASE : hex;
}

/** Whether two UUIDs are the same one: phones write them long and short, in capitals and without. */
export function sameUuid(one: string, other: string): boolean {
  return digits(one) === digits(other);
}

/** A UUID in its long form, as that of an iBeacon must be. */
export function isUuid(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text)
  );
}
