/** Timers and the text codec, which the Node host and the web worker host both have; the host layers see no DOM and no Node types. */
declare function setTimeout(callback: () => void, milliseconds: number): { readonly __timer: unique symbol };
declare function clearTimeout(timer: ReturnType<typeof setTimeout> | undefined): void;
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare const crypto: { randomUUID(): string };
