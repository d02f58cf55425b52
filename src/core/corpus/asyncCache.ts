/**
 * Values that take time to get, each got once. What is forgotten while it is being got is got again by whoever asks next,
 * and a failure is not remembered.
 */
export class AsyncCache<Value> {
  readonly #values = new Map<string, Promise<Value>>();

  /** The value of a key, got by the first who asks. */
  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = this.#values.get(key);
    if (known) return known;
    const loading = load();
    this.#values.set(key, loading);
    loading.catch(() => {
      if (this.#values.get(key) === loading) this.#values.delete(key);
    });
    return loading;
  }

  clear(): void {
    this.#values.clear();
  }
}
