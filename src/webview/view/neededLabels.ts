import type { Label } from '../../protocol/article';
import type { PanelModel } from '../state/panelModel';

/**
 * The labels by how likely the next tag needs them: the one that stays on, the last one, those in use in the article, those with a
 * digit, those with a letter, the rest; alike ones in the order of the configuration.
 */
export function labelsByNeed(taggable: readonly Label[], model: PanelModel, first?: string): readonly Label[] {
  const used = new Set<string>();
  for (const { label } of model.store.entities.values()) used.add(label);
  const need = ({ name, digit, letter }: Label): number => {
    const place = [first, model.stickyLabel, model.lastLabel].indexOf(name);
    if (place >= 0) return place - 3;
    return used.has(name) ? 0 : digit !== undefined ? 1 : letter !== undefined ? 2 : 3;
  };
  return taggable.map((label) => ({ label, rank: need(label) })).sort((a, b) => a.rank - b.rank).map(({ label }) => label);
}

/** The labels that are needed most, in the order of the configuration: what has a place keeps its place. */
export function neededLabels(taggable: readonly Label[], model: PanelModel, most: number, first?: string): readonly Label[] {
  if (taggable.length <= most) return taggable;
  const needed = new Set(labelsByNeed(taggable, model, first).slice(0, most));
  return taggable.filter((label) => needed.has(label));
}
