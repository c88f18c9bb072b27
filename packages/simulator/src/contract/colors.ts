/** Whether it is `#RGB`, `#RGBA`, `#RRGGBB` or `#RRGGBBAA`. */
export function isHexColor(value: unknown): value is string {
  return typeof value === 'string' && /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(value);
}
