import { isMainThread, parentPort } from 'node:worker_threads';
import { createNodeFileSystem } from './files/nodeFileSystem';
import { runCommandLine } from './main';
import { createNodeHost } from './nodeHost';
import { AnsweringThread, type ThreadMessage } from './threads/threadWork';

if (isMainThread) {
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
