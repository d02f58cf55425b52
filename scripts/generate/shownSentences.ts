import { join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

/** Everything that speaks to users in their language; the command line speaks English only. */
const spoken = 'src/{*.ts,{core,protocol,platform,checking,annotating,suggesting,exchange,editor,panel,corpus,webview,overview}/**/*.ts}';

export interface ShownSentences {
  /** English templates, each once, in no order. */
  readonly templates: ReadonlySet<string>;
  /** Places that no translation can reach, as `file:line: why`. */
  readonly problems: readonly string[];
}

/**
 * The sentences of the sources under `root`. A sentence is whatever is passed as an argument that its function calls
 * `template` (`message`, `translate`, and any helper that passes one on), or to `l10n.t`. The compiler is asked for
 * its value, so that it does not matter what the function is called or which table the sentence stands in.
 */
export function shownSentences(root: string, files: readonly string[] = globSync(spoken, { cwd: root })): ShownSentences {
  const program = ts.createProgram(files.map((file) => join(root, file)), {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: ['vscode', 'vscode-webview'],
    typeRoots: [join(root, 'node_modules/@types')], strict: true, noUncheckedIndexedAccess: true, skipLibCheck: true, noEmit: true,
  });
  const checker = program.getTypeChecker();
  const templates = new Set<string>();
  const problems: string[] = [];
  const report = (node: ts.Node, why: string): void => {
    const file = node.getSourceFile();
    problems.push(`${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${why}`);
  };
  const collect = (sentence: ts.Expression): void => {
    const type = checker.getTypeAtLocation(sentence);
    // Libraries call a function so that renders a part of a page.
    if (type.getCallSignatures().length > 0) return;
    const values = (type.isUnion() ? type.types : [type]).filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)));
    if (values.every((value) => value.isStringLiteral())) {
      for (const value of values) templates.add(value.value);
    } else if (!isPassedOn(sentence)) {
      const value = ts.isNonNullExpression(sentence) ? sentence.expression : sentence;
      const looked = ts.isElementAccessExpression(value) || ts.isPropertyAccessExpression(value) ? tableOf(value.expression, checker) : undefined;
      if (looked) collectTable(looked);
      else report(sentence, `the sentence ${sentence.getText()} is not known before it is shown; write it as a literal or take it from a table`);
    }
  };
  const collectTable = (table: ts.ObjectLiteralExpression): void => {
    for (const property of table.properties) {
      if (ts.isPropertyAssignment(property)) collect(property.initializer);
      else if (ts.isSpreadAssignment(property)) {
        const spread = tableOf(property.expression, checker);
        if (spread) collectTable(spread);
      }
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const declaration = checker.getResolvedSignature(node)?.getDeclaration();
      const byVsCode = /\bl10n\.t$/.test(node.expression.getText());
      declaration?.parameters.forEach((parameter, index) => {
        const argument = node.arguments?.[index];
        if (argument && (parameter.name.getText() === 'template' || (byVsCode && index === 0))) collect(argument);
      });
      const first = node.arguments?.[0];
      if (byVsCode && first && ts.isStringLiteralLike(first) && first.text.includes(', plural,')) {
        report(first, 'VS Code knows no plurals: use translate of src/platform/translation.ts');
      }
    } else if (ts.isPropertyAssignment(node) && node.name.getText() === 'template') collect(node.initializer);
    ts.forEachChild(node, visit);
  };
  const wanted = new Set(files.map((file) => join(root, file)));
  for (const source of program.getSourceFiles()) if (wanted.has(source.fileName)) visit(source);
  return { templates, problems };
}

/** Whether a function passes its own `template` on, or that of a message: what comes in there is collected where it comes from. */
function isPassedOn(sentence: ts.Expression): boolean {
  return (ts.isIdentifier(sentence) && sentence.text === 'template') || (ts.isPropertyAccessExpression(sentence) && sentence.name.text === 'template');
}

/** The table of sentences that a name stands for, where it is written out as an object. */
function tableOf(expression: ts.Expression, checker: ts.TypeChecker): ts.ObjectLiteralExpression | undefined {
  let symbol = checker.getSymbolAtLocation(expression);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  let value = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression;
  return value && ts.isObjectLiteralExpression(value) ? value : undefined;
}
