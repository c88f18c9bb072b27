/** Whether a text can name a variable, in a script or in an expression of AXML. */
export function isVariable(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}
