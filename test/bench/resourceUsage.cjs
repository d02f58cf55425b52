// Loaded into the program before it: at its end, what it took goes to a file. Its threads are counted with it.
const { writeFileSync } = require('node:fs');
const { performance } = require('node:perf_hooks');
const process = require('node:process');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(process.env.USAGE_FILE, JSON.stringify({ processorSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, wallSeconds: performance.now() / 1000 }));
  });
}
