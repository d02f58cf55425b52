import type { Translate } from '../core/message';
import { describeDetails, describeReason } from '../core/suggestions/describeReason';
import type { Reading, SuggestionReason } from '../core/suggestions/suggester';
import type { Offered } from '../suggesting/offered';
import type { PanelOffer, PanelReading } from '../protocol/suggestions';

/** What is offered in an article, as its panel is told. */
export function panelOffer({ suggestions, shown, sure }: Pick<Offered, 'suggestions' | 'shown' | 'sure'>, translate: Translate): PanelOffer {
  const described = (reason: SuggestionReason): string => {
    const { template, args } = describeReason(reason);
    return translate(template, args);
  };
  const reading = ({ start, end, label, probability, details, isUnrated, reason }: Reading): PanelReading => {
    const detailWords = describeDetails(details);
    return { start, end, label, probability, ...(detailWords !== undefined && { details: detailWords }), ...(isUnrated && { isUnrated }), ...(reason && { reason: described(reason) }) };
  };
  return { shown, sure, suggestions: suggestions.map((suggestion) => ({ ...reading(suggestion), others: suggestion.others.map(reading), reason: described(suggestion.reason) })) };
}
