import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { everyRule } from '../../../src/core/rules/everyRule';
import type { RuleSummary } from '../../../src/core/rules/rule';

const load = createRequire(__filename);
const folder = join(__dirname, '../../../src/core/rules');

describe('modules of rules', () => {
  const listed = new Map(everyRule.map((rule) => [rule.id, rule]));

  for (const file of globSync('{*,*/*}.ts', { cwd: folder }).sort().filter((name) => !/^(everyRule|index|annotationRules)\.ts$/.test(name))) {
    // A module that makes no rule holds what several share.
    const exported = Object.entries(load(join(folder, file)) as Record<string, unknown>);
    const made = exported.filter((entry): entry is [string, RuleSummary] => typeof entry[1] === 'object' && entry[1] !== null && 'needs' in entry[1]);
    for (const [name, { id }] of made) {
      it(`${file} exports the rationale of ${id} beside it, and the list has both`, () => {
        const rationale = exported.find(([other]) => other.endsWith('Rationale'))?.[1];
        assert.ok(typeof rationale === 'string' && rationale.length > 80, `${name} has no rationale that says why`);
        assert.equal(listed.get(id)?.rationale, rationale, `${id} is not in everyRule`);
      });
    }
  }

  it('no rule is listed twice, and every one has a rationale', () => {
    assert.equal(listed.size, everyRule.length);
    assert.deepEqual(everyRule.filter(({ rationale }) => rationale === '').map(({ id }) => id), []);
  });
});
