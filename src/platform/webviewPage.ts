/** What the page of a webview is made of; addresses as `webview.asWebviewUri` gives them. */
export interface WebviewPage {
  readonly script: string;
  readonly styleSheet: string;
  /** Where style sheet and icon font may come from: `webview.cspSource`. */
  readonly source: string;
  /** Fresh for every page; only a script that carries it runs. */
  readonly nonce: string;
  /** BCP 47. */
  readonly language: string;
}

/** The page holds nothing of an article: that comes as messages and is shown as text. */
export function webviewPage({ script, styleSheet, source, nonce, language }: WebviewPage): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}; font-src ${source}`;
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(styleSheet)}">
</head>
<body>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** For one page; nobody can guess it. */
export function freshNonce(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
