"""Parts of spaCy and doccano that read files, without what is compiled or belongs to a server."""
import os
import sys
import types

from support import load, source, stub


class SpacyErrors:
    def __getattr__(self, name):
        return f'{name}: {{text}} {{entities}} {{span1}} {{span2}} {{tag}} {{start}} {{tags}}'


class SpacyToken:
    def __init__(self, number, offset, text):
        self.i, self.idx, self.text = number, offset, text

    def __len__(self):
        return len(self.text)


class SpacyDoc(list):
    """What the parts of spaCy that convert and align want of a document; the real one is compiled."""
    def __init__(self, vocab=None, words=(), tokens=(), text=''):
        super().__init__(tokens or [SpacyToken(number, 0, word) for number, word in enumerate(words)])
        self.text, self.ents = text, []


class SpacySpan:
    def __init__(self, doc, start, end, label):
        self.doc, self.start, self.end, self.label = doc, start, end, label


def spacy_training():
    training = source('explosion+spaCy', 'spacy', 'training')
    stub('wasabi', Printer=lambda no_print=False: types.SimpleNamespace(warn=lambda *_: None, info=lambda *_: None))
    stub('spacy')
    stub('spacy.errors', Errors=SpacyErrors(), Warnings=SpacyErrors())
    stub('spacy.tokens', Doc=SpacyDoc, Span=SpacySpan)
    stub('spacy.util', get_lang_class=lambda _: lambda: types.SimpleNamespace(vocab=None), load_model=None)
    package = stub('spacy.training')
    iob = load('spacy.training.iob_utils', os.path.join(training, 'iob_utils.py'))
    package.iob_to_biluo, package.tags_to_entities = iob.iob_to_biluo, iob.tags_to_entities
    return training, iob


def doccano_pipeline():
    for name in ('pyexcel', 'pyexcel.exceptions'):
        stub(name)
    sys.modules['pyexcel'].exceptions = sys.modules['pyexcel.exceptions']
    sys.path.insert(0, source('chakki-works+seqeval'))
    record = type('Record', (), {'__init__': lambda self, **fields: self.__dict__.update(fields)})
    for module, names in {'examples': ['Example'], 'projects': ['Project', 'ProjectType'], 'label_types': ['CategoryType', 'LabelType', 'RelationType', 'SpanType'],
                          'labels': ['Category', 'Label', 'Relation', 'Span', 'TextLabel']}.items():
        stub(module)
        stub(f'{module}.models', **{name: record for name in names})
    stub('pipeline').__path__ = [source('doccano+doccano', 'backend', 'data_import', 'pipeline')]
    stub('pipeline.label_types', LabelTypes=record)
