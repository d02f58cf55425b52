import { sidecarAfterEdits, sidecarGoneBack, sidecarInSavedText } from '../core/annotations/sidecarAfterEdits';
import { differences } from '../core/text/difference';
import { editsToLineEnding, isSameButForEndings } from '../core/text/lineEnding';
import { applyEdits } from '../core/text/range';
import type { ArticleFile } from './articleFile';

/** A document as it is, or was, when its annotation file is read. */
export interface ShownText {
  readonly text: string;
  readonly isDirty: boolean;
  readonly lineEnding: '\r\n' | '\n';
  /** The text of its file at that time; undefined where that is not known. */
  readonly savedText?: string | undefined;
}

/** What a session has read before it begins. */
export interface ReadPair {
  /** The document as it was when the session was asked for, or when the one before it ended; and as it is now. */
  readonly before: ShownText;
  readonly now: ShownText;
  /** Its file; undefined where that cannot be read. */
  readonly file: ArticleFile | undefined;
  /** The annotation file, unsaved changes included, and what is in the file itself. */
  readonly sidecar: string;
  readonly onDisk: string;
}

/** A text, and the annotation file that counts in it; the tags follow from there to the text as it is now. */
export interface SessionStart {
  readonly start: ShownText;
  readonly sidecar: string;
  /** What is in the annotation file itself, as it counts there; undefined where that is not known. */
  readonly inFile: string | undefined;
}

/**
 * Where a session begins. While it read, the document may have been typed in, saved, reverted or read again from its file, and nobody
 * told it: the annotation file counts in the text of before, or in that of the file.
 */
export function sessionStart({ before, now, file, sidecar, onDisk }: ReadPair): SessionStart {
  if (file?.text === undefined) return { start: latestOf(before, now), sidecar, inFile: undefined };
  const { text: fileText, byteOrderMark } = file;
  const isOfFile = isSameButForEndings(fileText, now.text);
  // What is typed meanwhile moves the tags; what VS Code reads again from the file is what they count in.
  const start = isOfFile ? now : latestOf(before, now);
  const inFile = sidecarInDocument(onDisk, file, start);
  if (isSameButForEndings(sidecar, onDisk)) return { start, sidecar: sidecar === onDisk ? inFile : sidecarInDocument(sidecar, file, start), inFile };
  if (isOfFile && before.isDirty && before.text !== now.text) {
    const isSaved = before.savedText !== undefined && !isSameButForEndings(before.savedText, fileText);
    if (isSaved) return { start: before, sidecar, inFile: undefined };
    const unsaved = { articleText: before.text, sidecarText: sidecar };
    return { start, sidecar: sidecarGoneBack({ unsaved, saved: { articleText: start.text, sidecarText: onDisk }, byteOrderMark }), inFile };
  }
  // One with unsaved changes counts in the unsaved article. Where that is gone, a window that was loaded again restored it alone.
  return { start, sidecar: start.isDirty ? sidecar : sidecarInSavedText(start.text, sidecar, onDisk, byteOrderMark), inFile };
}

/** Whether a document has unsaved changes may be said after its text. */
function latestOf(before: ShownText, now: ShownText): ShownText {
  return before.text === now.text ? now : before;
}

/** An annotation file that counts in an article's file, as it counts in the document: of one line ending, or changed and not saved. */
function sidecarInDocument(sidecar: string, { text: fileText = '', byteOrderMark }: ArticleFile, { text, isDirty, lineEnding }: ShownText): string {
  const endings = editsToLineEnding(fileText, lineEnding);
  const shown = applyEdits(fileText, endings);
  const followed = endings.length > 0 ? sidecarAfterEdits(fileText, sidecar, endings, byteOrderMark) : sidecar;
  // A document without unsaved changes is about to be read again where its file is another.
  return shown === text || !isDirty ? followed : sidecarAfterEdits(shown, followed, differences(shown, text), byteOrderMark);
}
