// How `npm test` shows what happens: one line a test, streamed, failures again at the end.

/** @typedef {import('./report-events.mjs').TestEvent} TestEvent */

const colourful = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;

/** @param {number} code @returns {(text: string) => string} */
function colour(code) {
  return (text) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text);
}
const green = colour(32);
const red = colour(31);
const yellow = colour(33);
const faint = colour(2);
const bold = colour(1);

/** @param {string} text */
function indent(text) {
  return text.trimEnd().split('\n').map((line) => `      ${line}`).join('\n');
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function createPrinter() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @typedef {{ ring: string, title: string, stack: string }} Failure */
  /** @type {Failure[]} */
  const failures = [];
  /** Failed in one run and passed in another. @type {Failure[]} */
  const unsteady = [];
  const write = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  /** @param {Failure} failure */
  const inOneLine = ({ ring, title, stack }) => {
    const firstLine = stack.trim().split('\n')[0] ?? '';
    return `${ring}: ${title}${firstLine ? ` — ${firstLine}` : ''}`;
  };

  return {
    total,
    /** @param {string} name @param {string} description */
    startRing(name, description) {
      write(`\n${bold(name)} ${faint(`— ${description}`)}`);
    },
    /** @param {string} line */
    log(line) {
      write(faint(`  … ${line}`));
    },
    /** What a ring's own process printed beside its results. @param {string} line */
    passThrough(line) {
      write(faint(`    ${line}`));
    },
    /** @param {string} ring @param {TestEvent} event */
    report(ring, event) {
      if (event.event === 'end') return;
      const title = event.title.join(' › ');
      if (event.event === 'pass') {
        total.passed++;
        const slow = event.milliseconds >= 1000 ? faint(` (${seconds(event.milliseconds)})`) : '';
        write(`  ${green('✔')} ${title}${slow}`);
      } else if (event.event === 'skip') {
        total.skipped++;
        write(`  ${yellow('–')} ${title} ${yellow(`(skipped: ${event.reason})`)}`);
      } else {
        total.failed++;
        failures.push({ ring, title, stack: event.stack });
        write(`  ${red('✘')} ${title}\n${indent(event.stack)}`);
      }
    },
    /** What failed in one run and passed in fresh windows. @param {string} ring @param {import('./second-run.mjs').Failure} failure */
    unsteady(ring, { title, stack }) {
      total.passed++;
      unsteady.push({ ring, title: title.join(' › '), stack });
      write(`  ${yellow('~')} ${title.join(' › ')} ${yellow('(failed once, and passed in a fresh window)')}\n${indent(stack)}`);
    },
    /** @param {string} name @param {number} milliseconds */
    endRing(name, milliseconds) {
      write(faint(`  ${name}: ${seconds(milliseconds)}`));
    },
    /** @param {number} milliseconds */
    finish(milliseconds) {
      if (failures.length > 0) {
        write(`\n${bold(red('Failed'))}`);
        for (const failure of failures) write(`  ${red('✘')} ${inOneLine(failure)}`);
      }
      if (unsteady.length > 0) {
        write(`\n${bold(yellow('Unsteady: failed once, and passed in a fresh window. Each is a fault, of the product or of its test'))}`);
        for (const failure of unsteady) write(`  ${yellow('~')} ${inOneLine(failure)}`);
      }
      write(`\n${faint(`in ${seconds(milliseconds)}`)}`);
      const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
      const wavering = unsteady.length > 0 ? `, ${unsteady.length} of the passed unsteady` : '';
      write(`${total.passed} passed, ${total.failed} failed${skipped}${wavering}`);
    },
  };
}
