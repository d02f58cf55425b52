import type { AnnotationModel } from '../core/annotations/annotationModel';
import type { AnnotationSnapshot } from '../protocol/article';
import type { Entity } from '../protocol/entity';
import type { AnnotationPatch } from '../protocol/hostMessages';
import { entityDifference, panelEntities, type EntityTable } from './panelEntities';

/** Whether there is something to undo, or to do again, in the text. */
interface TravelOfText {
  readonly undo: boolean;
  readonly redo: boolean;
}

/** What a panel was told of the annotations, so that it is told only what is new. */
export class AnnotationFeed {
  #told: EntityTable = new Map();
  #revision = 0;
  #canUndo = false;
  #canRedo = false;

  entity(id: string): Entity | undefined {
    return this.#told.get(id);
  }

  /** Everything as it is now; patches follow on it. */
  snapshot(model: AnnotationModel | undefined, textSteps: TravelOfText): AnnotationSnapshot {
    this.#told = model ? panelEntities(model) : new Map();
    this.#revision++;
    this.#takeSteps(model, textSteps);
    return { revision: this.#revision, entities: [...this.#told.values()], canUndo: this.#canUndo, canRedo: this.#canRedo };
  }

  /** What is new since the panel was told last, but for the article that it is about; undefined where nothing is. */
  patch(model: AnnotationModel, textSteps: TravelOfText): Omit<AnnotationPatch, 'uri' | 'version'> | undefined {
    const present = panelEntities(model, this.#told);
    const { added, changed, removed } = entityDifference(this.#told, present);
    const stepsBefore = [this.#canUndo, this.#canRedo];
    this.#takeSteps(model, textSteps);
    this.#told = present;
    const isNews = added.length + changed.length + removed.length > 0 || stepsBefore[0] !== this.#canUndo || stepsBefore[1] !== this.#canRedo;
    if (!isNews) return undefined;
    return { base: this.#revision, revision: ++this.#revision, added, changed, removed, canUndo: this.#canUndo, canRedo: this.#canRedo };
  }

  #takeSteps(model: AnnotationModel | undefined, textSteps: TravelOfText): void {
    this.#canUndo = textSteps.undo || model?.undoName !== undefined;
    this.#canRedo = textSteps.redo || model?.redoName !== undefined;
  }
}
