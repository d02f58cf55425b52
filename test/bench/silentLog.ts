import type { Log } from '../../src/platform/log';

const nothing = (): void => undefined;

/** For parts of the extension that a bench runs by itself. */
export const silentLog: Log = { trace: nothing, info: nothing, warn: nothing, error: nothing, show: nothing };
