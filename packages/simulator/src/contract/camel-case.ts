/** `form-type` → `formType`; what is in camel case already stays so. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_dash, letter: string) => letter.toUpperCase());
}
