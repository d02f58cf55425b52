import type { ArticleFacts, TracedPlace } from '../../rules/twins/traces';
import { packedBytes, packSignature, unpackSignature } from '../../text/minHash';
import { NumberReader, NumberWriter } from './numberColumns';

/** Which parts follow: bits of the first byte. */
const [isRecordBit, urlBit, bodyBit, numberBit] = [1, 2, 4, 8];

/** What an article is compared by as bytes: the parts that are there, then the signature, then the address as JSON, which keeps it as it is. */
export function packFacts({ isRecord, url, body, number }: ArticleFacts): Uint8Array {
  const numbers = new NumberWriter();
  numbers.write((isRecord ? isRecordBit : 0) | (url ? urlBit : 0) | (body ? bodyBit : 0) | (number ? numberBit : 0));
  if (url) writePlace(numbers, url);
  if (body) {
    writePlace(numbers, body);
    numbers.write(body.shingles);
    numbers.write(body.digest);
  }
  if (number) {
    writePlace(numbers, number);
    numbers.write(number.value);
  }
  const { written } = numbers;
  const address = url ? new TextEncoder().encode(JSON.stringify(url.address)) : none;
  const bytes = new Uint8Array(written.length + (body ? packedBytes : 0) + address.length);
  bytes.set(written);
  if (body) packSignature(body.signature, bytes, written.length);
  bytes.set(address, bytes.length - address.length);
  return bytes;
}

/** What {@link packFacts} wrote. Undefined where there is nothing, or the bytes are something else. */
export function unpackFacts(bytes: Uint8Array): ArticleFacts | undefined {
  if (bytes.length === 0) return undefined;
  const numbers = new NumberReader(bytes);
  const parts = numbers.read();
  const has = (bit: number): boolean => (parts & bit) !== 0;
  const urlPlace = has(urlBit) ? readPlace(numbers) : undefined;
  const body = has(bodyBit) ? { ...readPlace(numbers), shingles: numbers.read(), digest: numbers.read() } : undefined;
  const number = has(numberBit) ? { ...readPlace(numbers), value: numbers.read() } : undefined;
  const signature = numbers.position;
  const rest = signature + (body ? packedBytes : 0);
  if (!numbers.isWhole || rest > bytes.length) return undefined;
  const address = urlPlace && addressIn(bytes.subarray(rest));
  if (urlPlace && address === undefined) return undefined;
  return {
    isRecord: has(isRecordBit),
    ...(urlPlace && address !== undefined && { url: { ...urlPlace, address } }),
    ...(body && { body: { ...body, signature: unpackSignature(bytes, signature) } }),
    ...(number && { number }),
  };
}

const none = new Uint8Array();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function writePlace(numbers: NumberWriter, { offset, length, line, column }: TracedPlace): void {
  for (const value of [offset, length, line, column]) numbers.write(value);
}

function readPlace(numbers: NumberReader): TracedPlace {
  return { offset: numbers.read(), length: numbers.read(), line: numbers.read(), column: numbers.read() };
}

function addressIn(json: Uint8Array): string | undefined {
  try {
    const address: unknown = JSON.parse(utf8.decode(json));
    return typeof address === 'string' ? address : undefined;
  } catch {
    return undefined;
  }
}
