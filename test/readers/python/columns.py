"""Formats in columns. Places are those of the words written one behind the other, since the space between words is lost."""
import os
import sys

from servers import doccano_pipeline, spacy_training
from support import Refused, load, source, stub


def rows_of(path):
    sentences, rows = [], []
    with open(path, encoding='utf-8', newline='') as file:
        for line in file.read().split('\n'):
            if line.strip() and not line.startswith('-DOCSTART-'):
                rows.append(line.split('\t') if '\t' in line else line.split(' '))
            elif rows:
                sentences.append(rows)
                rows = []
    return sentences


def placed(words, found):
    """Tags by the numbers of their first word and of the word after their last."""
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return [[label, [[starts[first], starts[end]]], ''.join(words[first:end])] for label, first, end in found]


def seqeval(path):
    sys.path.insert(0, source('chakki-works+seqeval'))
    from seqeval.scheme import IOB2, Entities
    sentences = rows_of(path)
    words = [row[0] for rows in sentences for row in rows]
    before, offsets = 0, []
    for rows in sentences:
        offsets.append(before)
        before += len(rows)
    found = Entities([[row[-1] for row in rows] for rows in sentences], scheme=IOB2).entities
    return placed(words, [(one.tag, offsets[number] + one.start, offsets[number] + one.end) for number, entities in enumerate(found) for one in entities])


def nltk(path):
    from nltk.corpus.reader import ConllCorpusReader
    folder, name = os.path.split(path)
    sentences = [rows for rows in ConllCorpusReader(folder, [name], ('words', 'pos', 'ignore', 'chunk'), encoding='utf8').iob_sents()
                 if rows and rows[0][0] != '-DOCSTART-']
    words, found = [], []
    for rows in sentences:
        for word, _, tag in rows:
            if tag.startswith('B-'):
                found.append([tag[2:], len(words), len(words) + 1])
            elif tag.startswith('I-'):
                found[-1][2] = len(words) + 1
            words.append(word)
    return placed(words, found)


def spacy_columns(path):
    training, _ = spacy_training()
    stub('spacy.training.converters')
    converter = load('spacy.training.converters.conll_ner_to_docs', os.path.join(training, 'converters', 'conll_ner_to_docs.py'))
    with open(path, encoding='utf-8', newline='') as file:
        docs = list(converter.conll_ner_to_docs(file.read(), n_sents=0))
    words = [token.text for doc in docs for token in doc]
    found, before = [], 0
    for doc in docs:
        found += [(span.label, before + span.start, before + span.end) for span in doc.ents]
        before += len(doc)
    return placed(words, found)


def doccano_columns(path):
    doccano_pipeline()
    from pipeline.parsers import CoNLLParser
    parser = CoNLLParser(encoding='utf_8')
    examples = list(parser.parse(path))
    if parser.errors:
        raise Refused(parser.errors[0].message)
    tags, before = [], 0
    for example in examples:
        text = example['text']
        letters = lambda end: before + end - text[:end].count(' ')
        tags += [[label, [[letters(start), letters(end)]], text[start:end].replace(' ', '')] for start, end, label in example['label']]
        before += len(text) - text.count(' ')
    return tags
