import { articleOfRow, datasetCard, datasetRow, rowOf, tagNames } from './huggingFace';
import type { FormatCodec, InputFile, OutputPiece, ReadResult } from './format';
import { jsonLine, jsonLines, TagsOfOthers } from './json';
import { numberedName } from './names';

const rowsFile = 'articles.jsonl';

/** One row a line, and the card of the dataset with its types, which JSON does not have. */
export const huggingFaceJson: FormatCodec = {
  writer: ({ labels }) => {
    const numbers = new Map(tagNames(labels).map((name, index) => [name, index]));
    return {
      write: (article): OutputPiece[] => [{ file: rowsFile, content: jsonLine(rowOf(article, numbers)) }],
      end: (): OutputPiece[] => [{ file: 'README.md', content: datasetCard(rowsFile, labels) }],
    };
  },
  read: readRows,
};

async function* readRows(file: InputFile): AsyncIterable<ReadResult> {
  let number = 0;
  const others = new TagsOfOthers('spans', 'entities', 'ner_tags', 'tags', 'labels');
  for await (const item of jsonLines(file, datasetRow)) {
    if ('problem' in item) {
      yield item;
      continue;
    }
    yield* others.in(item.value, item.line);
    yield articleOfRow(item.value, numberedName(file.name, ++number), undefined, item.line);
  }
}
