import './overview.css';
import { mountOverview } from './mount';

/** Entry of the webview in the editor: the bridge is VS Code's. */
const api = acquireVsCodeApi();

mountOverview(document.body, {
  post: (message) => api.postMessage(message),
  listen: (receive) => {
    const onMessage = (event: MessageEvent<unknown>): void => receive(event.data);
    window.addEventListener('message', onMessage);
    return { dispose: () => window.removeEventListener('message', onMessage) };
  },
  loadState: () => api.getState(),
  saveState: (state) => void api.setState(state),
});
