/** The result of `make`, made at the first call. For parsers that a cold start should not pay for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
