// Loaded into the program before it: where a part is to be put under its name, the program says so by a file and waits for ever, so that it
// is killed at the worst moment.
const { writeFileSync } = require('node:fs');
const files = require('node:fs/promises');
const { env } = require('node:process');
const { setInterval } = require('node:timers');

files.rename = () => {
  writeFileSync(env.WAITING_FILE, '');
  return new Promise(() => setInterval(() => undefined, 1000));
};
