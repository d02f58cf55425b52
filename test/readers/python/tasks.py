"""Formats of JSON with one text a line or a task. Places are code points of the text."""
import json
import os
import sys
import types

from servers import SpacyDoc, SpacyToken, doccano_pipeline, spacy_training
from support import Refused, source, stub


def spacy_spans(path):
    """Each tag alone, as a span categorizer takes them: they may overlap."""
    return spacy_tasks(path, lambda spans: [[span] for span in spans])


def spacy_tasks(path, groups=lambda spans: [spans]):
    """All tags of a text at once, which must not overlap."""
    _, iob = spacy_training()
    tags = []
    with open(path, encoding='utf-8', newline='') as file:
        for line in file.read().split('\n')[:-1]:
            task = json.loads(line)
            text, tokens = task['text'], task['tokens']
            for number, token in enumerate(tokens):
                if token['id'] != number or text[token['start']:token['end']] != token['text'] or token['ws'] != (text[token['end']:token['end'] + 1] == ' '):
                    raise Refused(f'token {number} is not what the text has')
            doc = SpacyDoc(tokens=[SpacyToken(token['id'], token['start'], token['text']) for token in tokens], text=text)
            for group in groups(task['spans']):
                aligned = iob.offsets_to_biluo_tags(doc, [(one['start'], one['end'], one['label']) for one in group])
                if '-' in aligned:
                    raise Refused('a tag does not fit the tokens')
                for span in iob.biluo_tags_to_spans(doc, aligned):
                    start, end = doc[span.start].idx, doc[span.end - 1].idx + len(doc[span.end - 1])
                    tags.append([span.label, [[start, end]], text[start:end]])
            for one in task['spans']:
                if doc[one['token_start']].idx != one['start'] or doc[one['token_end']].idx + len(doc[one['token_end']]) != one['end']:
                    raise Refused('the numbers of the first and last token do not fit')
    return tags


def doccano(path):
    doccano_pipeline()
    from pipeline.data import TextData
    from pipeline.label import RelationLabel, SpanLabel
    from pipeline.makers import ExampleMaker, LabelMaker
    from pipeline.parsers import JSONLParser
    from pipeline.readers import FileName, Reader
    parser = JSONLParser(encoding='utf_8')
    tags = []
    for frame in Reader([FileName(path, 'file', os.path.basename(path))], parser).batch(1000):
        has_relations = 'entities' in frame.columns
        column = 'entities' if has_relations else 'label'
        maker = ExampleMaker(None, TextData, exclude_columns=[column, 'relations'])
        texts = {example.uuid: example.text for example in maker.make(frame)}
        labels = LabelMaker(column, SpanLabel).make(frame)
        if maker.errors or len(labels) != sum(len(each) for each in frame[column]):
            raise Refused(maker.errors[0].message if maker.errors else 'labels were dropped')
        if has_relations and len(LabelMaker('relations', RelationLabel).make(frame)) != sum(len(each) for each in frame['relations']):
            raise Refused('relations were dropped')
        for one in labels:
            tags.append([one.label, [[one.start_offset, one.end_offset]], texts[one.example_uuid][one.start_offset:one.end_offset]])
    if parser.errors:
        raise Refused(parser.errors[0].message)
    return tags


def label_studio(path):
    package = source('HumanSignal+label-studio-sdk', 'src', 'label_studio_sdk')
    stub('label_studio_sdk').__path__ = [package]

    class Unneeded(types.ModuleType):
        def __getattr__(self, name):
            if name.startswith('__'):
                raise AttributeError(name)
            return lambda *_, **__: None
    converter = 'label_studio_sdk.converter.'
    for name in ('appdirs', 'jwt', 'PIL', 'PIL.Image', f'{converter}brush', f'{converter}audio', f'{converter}keypoints', f'{converter}exports.yolo',
                 'label_studio_sdk._extensions.label_studio_tools.core.utils.io'):
        sys.modules[name] = Unneeded(name)
    from label_studio_sdk.converter.converter import Converter
    with open(os.path.join(os.path.dirname(path), 'labeling-config.xml'), encoding='utf-8') as file:
        reader = Converter(file.read(), project_dir='.', download_resources=False)
    tags = []
    for task in reader.iter_from_json_file(path):
        text = task['input']['text']
        for region in task['output'].get('label', []):
            if text[region['start']:region['end']] != region['text']:
                raise Refused('a region does not cover its text')
            if region['labels'][0] not in reader._schema['label']['labels']:
                raise Refused('a label is not in the configuration')
            tags.append([region['labels'][0], [[region['start'], region['end']]], region['text']])
    return tags
