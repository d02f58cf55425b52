import { dataReaders } from './dataReaders';
import { jsonReaders } from './jsonReaders';
import { newsReaders } from './newsReaders';
import type { Reader } from './reader';
import { xmlReaders } from './xmlReaders';

/** Readers that come as packages of npm, and so run wherever the tests do. */
export const packageReaders: readonly Reader[] = [...jsonReaders, ...dataReaders, ...xmlReaders, ...newsReaders];
