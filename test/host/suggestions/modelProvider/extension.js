// Loaded beside the extension by tests of whole windows: two language models. What they see is printed, so that a test can read it
// in the console of its window.
const vscode = require('vscode');

const mentions = [
  { label: 'Person', quote: 'Runa Halvard', before: 'The mayor said' },
  { label: 'Place', quote: 'Vestrey', before: 'would speak in' },
  { label: 'Organization', quote: 'Selm Bank', before: 'The' },
  { label: 'Person', quote: 'Nobody at All', before: '' },
];

/** @param {string} name */
const model = (name) => ({ id: name, name, family: 'invented', version: '1', maxInputTokens: 8000, maxOutputTokens: 4000, capabilities: {} });

module.exports.activate = function activate(context) {
  // The palette hides the command where it is not to be used; a key or another extension can still run it.
  context.subscriptions.push(vscode.commands.registerCommand('modelProvider.ask', () => vscode.commands.executeCommand('articleAnnotator.suggestWithLanguageModel')));
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider('article-annotator-windows', {
    provideLanguageModelChatInformation: () => [model('Quick Model'), model('Slow Model')],
    async provideLanguageModelChatResponse({ name }, _messages, _options, progress, token) {
      console.log(`model provider: ${name} asked`);
      if (name === 'Slow Model') await new Promise((resolve) => token.onCancellationRequested(resolve));
      console.log(`model provider: ${name} ${token.isCancellationRequested ? 'cancelled' : 'answers'}`);
      progress.report(new vscode.LanguageModelTextPart(JSON.stringify(mentions)));
    },
    provideTokenCount(_model, text) {
      console.log('model provider: text counted');
      return Promise.resolve(Math.ceil((typeof text === 'string' ? text : JSON.stringify(text)).length / 5));
    },
  }));
};
