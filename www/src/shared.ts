/** What `load` gives, loaded once for all who ask, as the first of them asks for it; and again after it failed. */
export function shared<A extends unknown[], T>(load: (...how: A) => Promise<T>): (...how: A) => Promise<T> {
  let loading: Promise<T> | null = null;
  return (...how) => {
    loading ??= load(...how).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
