/** The last part of a URI's path, as the explorer shows it. */
export function nameOf(uri: { readonly path: string }): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
