import * as vscode from 'vscode';
import { lineAt, placesOfId, tokenAt } from '../../core/standoff/standoffTokens';
import type { EntityLine } from '../../core/standoff/standoffLine';
import type { TextRange } from '../../core/text/range';
import type { ModelEntity } from '../../core/annotations/annotationModel';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Sessions } from '../../annotating/sessions';
import { languageIds } from '../../platform/commandTable';
import { toRange } from '../../platform/conversions';
import { placeOf, standoffSelector, type StandoffFiles } from './standoffFiles';

const articleSelector: vscode.DocumentSelector = [{ language: languageIds.article }, { language: languageIds.annotatedText }, { language: 'plaintext' }];

/** Ways between an entity's line, the lines that name it, and its place in the article; both there and back. */
export function registerNavigation(files: StandoffFiles, sessions: Sessions): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(standoffSelector, {
      provideDefinition: (document, position) => definition(files, document, position),
    }),
    vscode.languages.registerReferenceProvider(standoffSelector, {
      provideReferences(document, position, { includeDeclaration }) {
        const standoff = files.of(document);
        const at = tokenAt(standoff, document.offsetAt(position));
        if (!at) return [];
        const id = at.token.kind === 'reference' ? at.token.text : 'id' in at.line ? at.line.id : undefined;
        if (id === undefined) return [];
        return placesOfId(standoff, id).filter(({ token }) => includeDeclaration || token.kind === 'reference')
          .map(({ token }) => new vscode.Location(document.uri, toRange(document, token.range)));
      },
    }),
    vscode.languages.registerDefinitionProvider(articleSelector, {
      provideDefinition: (document, position) => lineOfEntity(sessions, document, position),
    }),
    vscode.languages.registerReferenceProvider(articleSelector, {
      provideReferences: (document, position) => linesAboutEntity(sessions, document, position),
    }),
  );
}

async function definition(files: StandoffFiles, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.LocationLink[]> {
  const standoff = files.of(document);
  const offset = document.offsetAt(position);
  const token = tokenAt(standoff, offset)?.token;
  if (token?.kind === 'reference') {
    const target = standoff.annotation(token.text);
    if (!target) return [];
    return [{ originSelectionRange: toRange(document, token.range), targetUri: document.uri, targetRange: toRange(document, target.range) }];
  }
  const line = lineAt(standoff, offset);
  if (line?.kind !== 'entity') return [];
  return placeInArticle(files, document, line);
}

async function placeInArticle(files: StandoffFiles, document: vscode.TextDocument, line: EntityLine): Promise<vscode.LocationLink[]> {
  const session = await files.sessionOf(document);
  const [first] = session ? placeOf(session, line) : [];
  if (!session || !first) return [];
  return [{ originSelectionRange: toRange(document, line.range), targetUri: session.document.uri, targetRange: toRange(session.document, first) }];
}

/** The innermost entity at a place of the article. */
function entityAt(session: ArticleSession, offset: number): { entity: ModelEntity; fragment: TextRange } | undefined {
  let found: { entity: ModelEntity; fragment: TextRange } | undefined;
  for (const entity of session.entities) {
    const fragment = entity.fragments.find(({ start, end }) => start <= offset && offset <= end);
    if (fragment && (!found || fragment.end - fragment.start < found.fragment.end - found.fragment.start)) found = { entity, fragment };
  }
  return found;
}

async function lineOfEntity(sessions: Sessions, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.LocationLink[]> {
  const session = sessions.latest(document) ?? await sessions.of(document);
  const at = session && entityAt(session, document.offsetAt(position));
  if (!session || !at) return [];
  const sidecar = await sidecarOf(session);
  if (!sidecar) return [];
  return [{ originSelectionRange: toRange(document, at.fragment), targetUri: sidecar.uri, targetRange: sidecar.lineAt(at.entity.line.index).range }];
}

async function linesAboutEntity(sessions: Sessions, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location[]> {
  const session = sessions.latest(document) ?? await sessions.of(document);
  const at = session && entityAt(session, document.offsetAt(position));
  const sidecar = at && (await sidecarOf(session));
  if (!sidecar) return [];
  return placesOfId(session.model.document, at.entity.id).map(({ token }) => new vscode.Location(sidecar.uri, toRange(sidecar, token.range)));
}

/** The sidecar's document, with what the session last wrote in it; undefined where the two differ, as while it is being written. */
async function sidecarOf(session: ArticleSession): Promise<vscode.TextDocument | undefined> {
  await session.flush();
  const sidecar = await vscode.workspace.openTextDocument(session.sidecarUri).then((document) => document, () => undefined);
  return sidecar?.getText() === session.model.document.text ? sidecar : undefined;
}
