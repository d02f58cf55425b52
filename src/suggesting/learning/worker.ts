import { workerScope } from '../../platform/workerScope';
import type { LearningRequest } from './messages';
import { LearningProgram } from './program';

const program = new LearningProgram((answer) => workerScope.postMessage(answer), (work) => void setTimeout(work, 0));
workerScope.onmessage = ({ data }) => program.take(data as LearningRequest);
