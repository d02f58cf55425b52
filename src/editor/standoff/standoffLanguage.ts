import * as vscode from 'vscode';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import type { TagIndex } from '../../platform/tagIndex';
import { registerStandoffCompletion } from './completion';
import { registerStandoffHover } from './hover';
import { registerNavigation } from './navigation';
import { registerStandoffOutline } from './outline';
import { registerRename } from './rename';
import { StandoffFiles } from './standoffFiles';

/** The language of `.ann` files: hover, ways to and from the article, rename, outline, completion. */
export function registerStandoffLanguage(sessions: Sessions, labels: Labels, index: TagIndex): vscode.Disposable {
  const files = new StandoffFiles(sessions);
  return vscode.Disposable.from(
    registerStandoffHover(files, labels),
    registerNavigation(files, sessions),
    registerRename(files),
    registerStandoffOutline(files),
    registerStandoffCompletion(files, labels, index),
  );
}
