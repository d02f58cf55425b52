import assert from 'node:assert/strict';
import type { RequestOutcome } from '../../../src/protocol/dispatcher';
import type { PanelMessage } from '../../../src/protocol/panelMessages';
import type { AnnotationPatch } from '../../../src/protocol/hostMessages';
import { Channel } from '../../../src/webview/channel';

const about = { uri: 'file:///a', version: 1 };
const patch: AnnotationPatch = { ...about, base: 4, revision: 5, added: [], changed: [], removed: ['T1'], canUndo: true, canRedo: false };

/** A channel whose other end is this test. */
function openChannel(): { channel: Channel; sent: PanelMessage[]; told: unknown[]; receive: (message: unknown) => void } {
  const sent: PanelMessage[] = [];
  const told: unknown[] = [];
  let receive: (message: unknown) => void = () => undefined;
  const channel = new Channel({
    post: (message) => void sent.push(message as PanelMessage),
    listen: (listener) => {
      receive = listener;
      return { dispose: () => undefined };
    },
    loadState: () => undefined,
    saveState: () => undefined,
  });
  const handlers = new Proxy({}, { get: () => (message: unknown) => void told.push(message) }) as Parameters<Channel['start']>[0];
  channel.start(handlers, undefined);
  return { channel, sent, told, receive: (message) => receive(message) };
}

describe('panel: channel', () => {
  it('hands the answer of a request to who asked, with what it changed, and to nobody else', () => {
    const { channel, sent, told, receive } = openChannel();
    const outcomes: RequestOutcome[] = [];
    channel.request((requestId) => ({ type: 'remove', ...about, requestId, ids: ['T1'] }), () => undefined, (_, outcome) => outcomes.push(outcome));
    assert.deepEqual(sent.at(-1), { type: 'remove', ...about, requestId: 1, ids: ['T1'] });
    receive({ type: 'confirmed', requestId: 1, patch });
    assert.deepEqual(outcomes, [{ kind: 'confirmed', patch, ids: undefined, announcement: undefined }]);
    assert.deepEqual(told, []);
    channel.dispose();
  });

  it('tells what was changed by a request that nobody waits for any more', () => {
    const { channel, told, receive } = openChannel();
    receive({ type: 'confirmed', requestId: 7, patch });
    receive({ type: 'confirmed', requestId: 8 });
    assert.deepEqual(told, [{ type: 'annotationsChanged', ...patch }]);
    channel.dispose();
  });
});
