import type { LearningRequest } from './messages';
import { LearningProgram } from './program';

/** What a worker has of its own; in Node the bundle begins with what makes it so. */
interface WorkerScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}

const scope = globalThis as unknown as WorkerScope;
const program = new LearningProgram((answer) => scope.postMessage(answer), (work) => void setTimeout(work, 0));
scope.onmessage = ({ data }) => program.take(data as LearningRequest);
