import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createNodeFileSystem } from './files/nodeFileSystem';
import { runCommandLine } from './main';
import { createNodeHost } from './nodeHost';
import { answersOfThread, type ThreadSetup } from './threads/threadWork';

if (isMainThread) {
  // `exitCode`, not `exit`: what is still on its way to a pipe must arrive.
  void runCommandLine(process.argv.slice(2), createNodeHost(__filename)).then((code) => {
    process.exitCode = code;
  });
} else if (parentPort) {
  const port = parentPort;
  const answers = answersOfThread(workerData as ThreadSetup, createNodeFileSystem());
  port.on('message', (question: unknown) => {
    void answers(question)?.then((answer) => port.postMessage(answer));
  });
}
