import { conll2003, iob2 } from './columns';
import { csv } from './csv';
import { doccano, doccanoRelations } from './doccano';
import { huggingFaceJson } from './huggingFaceJson';
import { huggingFaceParquet } from './huggingFaceParquet';
import { jsonCas } from './jsonCas';
import { labelStudio } from './labelStudio';
import { newsMl } from './newsMl';
import { ninjs } from './ninjs';
import { prodigy } from './prodigy';
import { schemaOrg } from './schemaOrg';
import { inceptionStandoff, standoff } from './standoff';
import { tei } from './tei';
import { webAnnotation } from './webAnnotation';
import { webannoTsv } from './webannoTsv';
import { xmi } from './xmi';

/** What reads and writes the formats; loaded as one, when the first is needed, because each alone is small. */
export const codecs = {
  standoff, inceptionStandoff, prodigy, doccano, doccanoRelations, labelStudio, conll2003, iob2,
  webannoTsv, jsonCas, xmi, tei, webAnnotation, huggingFaceJson, huggingFaceParquet, ninjs, newsMl, schemaOrg, csv,
} as const;
