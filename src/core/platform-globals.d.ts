/**
 * What core may use beyond the ECMAScript library: globals that Node, browsers and web workers all have.
 * Nothing here has state or does input or output.
 */

/** WHATWG URL parser; see https://url.spec.whatwg.org/. */
declare class URL {
  constructor(url: string, base?: string);
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/** See https://encoding.spec.whatwg.org/. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
  /** Up to where there is room: `read` in UTF-16 units, `written` in bytes. */
  encodeInto(text: string, bytes: Uint8Array): { read: number; written: number };
}
