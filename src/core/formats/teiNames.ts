export const teiNamespace = 'http://www.tei-c.org/ns/1.0';

/** The `xml:id` of the element that holds the whole text. */
export const textId = 'text';

/** Elements of TEI that are tags, and the label that each stands for where it has no type. Every other label is the type of an `rs`. */
export const nameElements: readonly (readonly [element: string, label: string])[] = [
  ['persName', 'Person'], ['orgName', 'Organization'], ['placeName', 'Place'], ['geogName', 'Location'], ['date', 'Date'], ['name', 'Name'],
  ['eventName', 'Event'], ['objectName', 'Object'], ['title', 'Work'], ['measure', 'Quantity'], ['country', 'Country'], ['settlement', 'Settlement'], ['rs', 'Entity'],
];
