import { setFlagsFromString } from 'node:v8';
import { isMainThread, parentPort } from 'node:worker_threads';
import { createNodeFileSystem } from './files/nodeFileSystem';
import { runCommandLine } from './main';
import { createNodeHost } from './nodeHost';
import { AnsweringThread, type ThreadMessage } from './threads/threadWork';

if (isMainThread) {
  // How much of what a function calls V8 compiles into it (920 by itself): of hundreds of rules, that takes longer than it saves. It holds for all threads.
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
  // `exitCode`, not `exit`: what is still on its way to a pipe must arrive.
  void runCommandLine(process.argv.slice(2), createNodeHost(__filename)).then((code) => {
    process.exitCode = code;
  });
} else if (parentPort) {
  const port = parentPort;
  const thread = new AnsweringThread(createNodeFileSystem());
  port.on('message', (message: ThreadMessage) => {
    void thread.told(message)?.then((answer) => port.postMessage(answer));
  });
}
