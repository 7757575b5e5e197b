/** Leaves the form as it is without script. */
export function enhance(): void {
  return undefined;
}
