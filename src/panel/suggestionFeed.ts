import type { Translate } from '../core/message';
import { describeDetails, describeReason } from '../core/suggestions/describeReason';
import type { Reading } from '../core/suggestions/suggester';
import type { Offered } from '../suggesting/suggestions';
import type { PanelOffer, PanelReading } from '../protocol/suggestions';

/** What is offered in an article, as its panel is told. */
export function panelOffer({ suggestions, shown, sure }: Pick<Offered, 'suggestions' | 'shown' | 'sure'>, translate: Translate): PanelOffer {
  return {
    shown, sure,
    suggestions: suggestions.map((suggestion) => {
      const { template, args } = describeReason(suggestion.reason);
      return { ...reading(suggestion), others: suggestion.others.map(reading), reason: translate(template, args) };
    }),
  };
}

function reading({ start, end, label, probability, details }: Reading): PanelReading {
  const described = describeDetails(details);
  return { start, end, label, probability, ...(described !== undefined && { details: described }) };
}
