import type { WorkerThread } from '../../../src/cli/host';
import { AnsweringThread, type ThreadMessage, type ThreadSetup } from '../../../src/cli/threads/threadWork';
import type { MemoryFileSystem } from './memoryHost';

/** Threads that are none, but get and give copies only, and answer in an order of their own. */
export class SlowThreads {
  readonly available = 3;
  readonly started: WorkerThread[] = [];
  /** What they were set up for. */
  readonly works: ThreadSetup['work'][] = [];
  ended = 0;
  asked = 0;

  constructor(readonly fileSystem: MemoryFileSystem, readonly diesAt = Infinity, readonly onAsk: (count: number) => void = () => undefined) {}

  start(): WorkerThread {
    const own = new AnsweringThread(this.fileSystem);
    const told = (message: ThreadMessage): Promise<unknown> | undefined => own.told(structuredClone(message));
    const turns = 3 + this.started.length * 7;
    const thread: WorkerThread = {
      setUp: (setup) => {
        this.works.push((setup as ThreadSetup).work);
        void told({ setUp: setup });
      },
      ask: async (question) => {
        this.onAsk(++this.asked);
        if (this.asked >= this.diesAt) throw new Error('out of memory');
        for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
        return structuredClone(await told({ question }));
      },
      interrupt: () => void told('interrupt'),
      end: () => Promise.resolve(void this.ended++),
    };
    this.started.push(thread);
    return thread;
  }
}
