import assert from 'node:assert/strict';
import { parseArguments } from '../../../src/cli/arguments';
import { defineCommand, type Invocation } from '../../../src/cli/command';
import { UsageError } from '../../../src/cli/messages';
import { choice, flag, requiredText, text } from '../../../src/cli/options';
import { runInMemory } from './memoryHost';

const command = defineCommand({
  name: 'weigh', summary: 'Weighs things.', details: [], exitCodes: {}, examples: [],
  operands: [{ name: 'SCALE', description: 'The scale.' }, { name: 'THINGS', description: 'The things.', repeated: true, optional: true }],
  options: {
    unit: choice('UNIT', ['gram', 'ounce'], { short: 'u', default: 'gram', description: 'The unit.' }),
    label: text('TEXT', { description: 'A label.' }),
    quiet: flag({ description: 'Says nothing.' }),
  },
  run: () => Promise.resolve(0),
});

describe('arguments', () => {
  const parse = (...args: string[]): Invocation => {
    const invocation = parseArguments(command, args);
    return typeof invocation === 'string' ? assert.fail(invocation) : invocation;
  };
  const complaint = (...args: string[]): string => {
    try {
      parse(...args);
    } catch (error) {
      assert.ok(error instanceof UsageError, String(error));
      return error.message;
    }
    return assert.fail('taken');
  };

  it('mixes options and operands', () => {
    assert.deepEqual(parse('a', '--quiet', 'b', '-u', 'ounce', '--label=x=y', 'c'), { operands: ['a', 'b', 'c'], options: { unit: 'ounce', quiet: true, label: 'x=y' } });
  });
  it('gives defaults', () => assert.deepEqual(parse('a').options, { unit: 'gram', label: undefined, quiet: false }));
  it('takes a dash, and everything behind two, as operands', () => {
    assert.deepEqual(parse('-', '--', '--quiet').operands, ['-', '--quiet']);
  });
  it('lets the last of two values win', () => assert.equal(parse('a', '--unit', 'ounce', '--unit', 'gram').options['unit'], 'gram'));
  it('complains about an option it does not know', () => assert.match(complaint('a', '--colour'), /unknown option “--colour”/));
  it('takes no empty operand, which Node would read as the working directory', async () => {
    assert.match(complaint(''), /an empty argument for SCALE; see “article-annotator weigh --help”/);
    assert.match(complaint('a', 'b', ''), /an empty argument for THINGS;/);
    const unset = await runInMemory(['check', '--fix', ''], { files: { 'a.article': 'nothing' } });
    assert.equal(unset.code, 2);
    assert.match(unset.stderr, /an empty argument for PATHS/);
  });
  it('guesses what was meant', () => {
    assert.match(complaint('a', '--quite'), /did you mean “--quiet”/);
    assert.match(complaint('a', '--lable=x'), /did you mean “--label”/);
    assert.match(complaint('a', '--qiet'), /did you mean “--quiet”/);
  });
  it('complains about a value that is missing, not wanted, or not among the choices', () => {
    assert.match(complaint('a', '--label'), /--label needs a value: --label TEXT/);
    assert.match(complaint('a', '--unit'), /--unit gram\|ounce/);
    assert.match(complaint('a', '--quiet=no'), /--quiet takes no value/);
    assert.match(complaint('a', '--unit', 'stone'), /invalid value “stone” for --unit; expected one of: gram, ounce/);
  });
  it('does not take an option for a value', () => assert.match(complaint('a', '--label', '--quiet'), /--label needs a value/));
  it('complains about too few and too many operands', () => {
    assert.match(complaint(), /missing SCALE/);
    const single = { ...command, operands: command.operands.slice(0, 1) };
    assert.throws(() => parseArguments(single, ['a', 'b']), /unexpected argument “b”/);
  });
  it('complains about a required option that is missing', () => {
    const strict = { ...command, options: { place: requiredText('PLACE', { description: 'The place.' }) } };
    assert.throws(() => parseArguments(strict, ['a']), /missing option --place PLACE/);
  });
  it('asks for nothing else where help or the version is asked for', () => {
    assert.equal(parseArguments(command, ['--help']), 'help');
    assert.equal(parseArguments(command, ['-v']), 'version');
  });
});

describe('the program', () => {
  for (const [args, expected] of [
    [[], /no command;/],
    [['chekc'], /unknown command “chekc”; did you mean “check”/],
    [['xyzzy'], /unknown command “xyzzy”; expected one of: .*check/],
    [['--format', 'json', 'check'], /expected a command before “--format”/],
    [['check'], /missing PATHS/],
    [['check', '.', '--settings', 'a.json', '--no-settings'], /cannot be combined/],
  ] as const) {
    it(`refuses “${args.join(' ')}” in one line`, async () => {
      const { code, stdout, stderr } = await runInMemory(args);
      assert.deepEqual([code, stdout, stderr.split('\n').length], [2, '', 2]);
      assert.match(stderr, expected);
    });
  }
  it('tells its version', async () => {
    assert.deepEqual(await runInMemory(['--version']).then(({ code, stdout }) => [code, stdout]), [0, '9.8.7\n']);
    assert.deepEqual(await runInMemory(['check', '-v']).then(({ code, stdout }) => [code, stdout]), [0, '9.8.7\n']);
  });
});
