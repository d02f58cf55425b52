// Loaded into the server with `node --import`: its standard input is a pipe from the process that started it, so the
// server ends even if that process was killed in a way that runs no clean-up.
if (process.argv[1]?.endsWith('server-main.js')) {
  process.stdin.on('end', () => process.exit(0));
  process.stdin.on('error', () => process.exit(0));
  process.stdin.resume();
  process.stdin.unref?.();
}
