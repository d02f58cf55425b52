import { runCommandLine } from './main';
import { createNodeHost } from './nodeHost';

// `exitCode`, not `exit`: what is still on its way to a pipe must arrive.
void runCommandLine(process.argv.slice(2), createNodeHost()).then((code) => {
  process.exitCode = code;
});
