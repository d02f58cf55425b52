import { reanchorCommand } from './annotations/reanchorCommand';
import { statsCommand } from './annotations/statsCommand';
import { checkCommand } from './check/checkCommand';
import type { Command } from './command';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [checkCommand, reanchorCommand, statsCommand];
