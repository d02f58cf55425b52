import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { answerChecks, type Question } from './check/checkThread';
import type { ChecksSetup } from './check/fileChecks';
import { createNodeFileSystem } from './files/nodeFileSystem';
import { runCommandLine } from './main';
import { createNodeHost } from './nodeHost';

if (isMainThread) {
  // `exitCode`, not `exit`: what is still on its way to a pipe must arrive.
  void runCommandLine(process.argv.slice(2), createNodeHost(__filename)).then((code) => {
    process.exitCode = code;
  });
} else if (parentPort) {
  const port = parentPort;
  const checks = answerChecks(workerData as ChecksSetup, createNodeFileSystem());
  port.on('message', (question: Question) => {
    void checks(question)?.then((answer) => port.postMessage(answer));
  });
}
