import type { Entity } from '../../protocol/entity';
import { verbOf, type PanelRequest } from '../../protocol/panelVerbs';

/** The entities a request names, new ones by their provisional ids. */
export function touchedBy(request: PanelRequest): readonly string[] {
  if ('entities' in request) return request.entities.map(({ provisionalId }) => provisionalId);
  if ('ids' in request) return request.ids;
  return 'id' in request ? [request.id] : [];
}

/** An entity that a request names, as it will be once that is carried out; undefined where it does not exist then. */
export function afterRequest(request: PanelRequest, id: string, entity: Entity | undefined): Entity | undefined {
  const { effect } = verbOf(request);
  return effect ? effect(entity, request, id) : entity;
}

/** The request with provisional ids replaced by those that the host gave. */
export function renameIn(request: PanelRequest, ids: ReadonlyMap<string, string>): PanelRequest {
  const rename = (id: string): string => ids.get(id) ?? id;
  if ('entities' in request) {
    return { ...request, entities: request.entities.map((made) => ({ ...made, provisionalId: rename(made.provisionalId) })) } as PanelRequest;
  }
  if ('ids' in request) return { ...request, ids: request.ids.map(rename) };
  return 'id' in request ? { ...request, id: rename(request.id) } : request;
}
