import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readGrammarFixture } from './grammarFixture';
import { hasScope, loadGrammar, tokenize } from './grammars';

const folder = join(__dirname, '../fixtures/grammar');

for (const language of ['article', 'standoff']) {
  for (const file of readdirSync(join(folder, language))) {
    describe(`grammar of ${language}: ${file}`, () => {
      for (const { name, lines, expectations } of readGrammarFixture(join(folder, language, file))) {
        it(name, async () => {
          const tokens = tokenize(await loadGrammar(`text.${language}`), lines);
          for (const { line, start, end, scopes, absent } of expectations) {
            const covered = tokens.filter((token) => token.line === line && token.start < end && start < token.end);
            assert.ok(covered.length > 0, `nothing stands at ${line + 1}:${start + 1}`);
            for (const token of covered) {
              for (const scope of scopes) {
                assert.equal(hasScope(token, scope), !absent, `${JSON.stringify(token.text)} on line ${line + 1}: ${token.scopes.join(' ')}; ${absent ? 'not' : ''} expected: ${scope}`);
              }
            }
          }
        });
      }
    });
  }
}
