import '@vscode/codicons/dist/codicon.css';
import './panel.css';
import { takeFocusFrom } from './focus';
import { mount } from './mount';
import type { Disposable } from './transport';

/** Entry of the webview in the editor: the bridge is VS Code's. */
const api = acquireVsCodeApi();

mount(document.body, {
  post: (message) => api.postMessage(message),
  listen: (receive) => {
    let frameFocus: Disposable | undefined;
    const onMessage = (event: MessageEvent<unknown>): void => {
      // `window.parent` is hidden from pages; the frame is known as the sender.
      if (event.source && event.source !== window) frameFocus ??= takeFocusFrom(event.source as Window, window);
      receive(event.data);
    };
    window.addEventListener('message', onMessage);
    return {
      dispose: () => {
        window.removeEventListener('message', onMessage);
        frameFocus?.dispose();
      },
    };
  },
  loadState: () => api.getState(),
  saveState: (state) => void api.setState(state),
});
