import { readLocally } from '../../platform/localFiles';
import { workerScope } from '../../platform/workerScope';
import type { CheckRequest } from './checkMessages';
import { CheckProgram } from './checkProgram';

const program = new CheckProgram((path) => readLocally({ scheme: 'file', fsPath: path }));
workerScope.onmessage = ({ data }) => void program.answer(data as CheckRequest).then((answer) => workerScope.postMessage(answer));
