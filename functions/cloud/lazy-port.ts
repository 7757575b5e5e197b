type AsyncMethods = Record<string, (...args: never[]) => Promise<unknown>>;

/**
 * A port whose SDK client is loaded at its first call: reading a page needs none of them, and each
 * would cost every cold start 10 to 30 ms. Works because all methods of a port are asynchronous.
 */
export function lazyPort<T extends { [M in keyof T]: (...args: never[]) => Promise<unknown> }>(
  load: () => Promise<T>,
): T {
  let loaded: Promise<T> | undefined;
  return new Proxy({} as T, {
    get:
      (_target, name) =>
      async (...args: never[]) => {
        loaded ??= load();
        const port = (await loaded) as AsyncMethods;
        return port[String(name)]?.(...args);
      },
  });
}
