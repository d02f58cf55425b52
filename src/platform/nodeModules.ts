/**
 * A module of Node where the extension host is Node; undefined in a web worker. Nothing is imported, for the same bundle runs in both.
 * @param name as in `node:fs`
 */
export function nodeModule(name: string): unknown {
  const host = globalThis as { readonly process?: { getBuiltinModule?(name: string): unknown } };
  return host.process?.getBuiltinModule?.(name);
}
