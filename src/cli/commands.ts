import { reanchorCommand } from './annotations/reanchorCommand';
import { statsCommand } from './annotations/statsCommand';
import { checkCommand } from './check/checkCommand';
import { convertCommand } from './formats/convertCommand';
import { mergeReportsCommand } from './parts/mergeCommand';
import type { Command } from './command';
import { searchCommand } from './search/searchCommand';
import { evaluateCommand } from './suggestions/evaluateCommand';
import { suggestCommand } from './suggestions/suggestCommand';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [checkCommand, mergeReportsCommand, convertCommand, reanchorCommand, statsCommand, searchCommand, suggestCommand, evaluateCommand];
