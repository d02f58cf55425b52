import type { StandoffDocument } from './standoffDocument';

/** How much of everything a corpus holds. */
export interface AnnotationStatistics {
  /** Sidecars, and those that are refused as a whole. */
  readonly files: number;
  readonly refused: number;
  readonly entities: number;
  readonly relations: number;
  readonly events: number;
  readonly attributes: number;
  readonly links: number;
  readonly notes: number;
  readonly equivalences: number;
  /** Lines that are no annotation, or have an id that stood before. */
  readonly unread: number;
  /** Entities by label, the most frequent first; equal counts by name. */
  readonly labels: readonly LabelCount[];
}

interface LabelCount {
  readonly label: string;
  readonly entities: number;
  /** Different covered texts. */
  readonly texts: number;
}

/** Counts what sidecars hold, file by file, so that none has to be kept. */
export class AnnotationCounter {
  readonly #total = {
    files: 0, refused: 0, entities: 0, relations: 0, events: 0, attributes: 0, links: 0, notes: 0, equivalences: 0, unread: 0,
  };
  readonly #labels = new Map<string, { entities: number; texts: Set<string> }>();

  add(document: StandoffDocument): void {
    const total = this.#total;
    total.files++;
    if (document.refused) {
      total.refused++;
      return;
    }
    total.entities += document.entities.length;
    total.relations += document.relations.length;
    total.events += document.events.length;
    total.attributes += document.attributes.length;
    total.links += document.normalizations.length;
    total.notes += document.notes.length;
    total.equivalences += document.equivalences.length;
    total.unread += document.duplicates.length + document.lines.filter(({ kind }) => kind === 'unread').length;
    for (const { label, quote = '' } of document.entities) {
      const count = this.#labels.get(label) ?? { entities: 0, texts: new Set() };
      count.entities++;
      count.texts.add(quote);
      this.#labels.set(label, count);
    }
  }

  get statistics(): AnnotationStatistics {
    const counts = [...this.#labels].map(([label, { entities, texts }]): LabelCount => ({ label, entities, texts: texts.size }));
    counts.sort((a, b) => b.entities - a.entities || (a.label < b.label ? -1 : 1));
    return { ...this.#total, labels: counts };
  }
}
