"""Formats with a file for each article."""
import codecs
import json
import os
import sys
import tempfile

from support import Refused, source, stub


def brat(path):
    """Its parser, its configuration and its validation of the whole document."""
    server = source('nlplab+brat', 'server')
    opened = codecs.open
    # Python 3.11 dropped the mode `U`, which codecs.open never obeyed.
    codecs.open = lambda name, mode='r', *rest, **named: opened(name, mode.replace('U', '') or 'r', *rest, **named)
    folder = os.path.dirname(path)
    levels = {name: number for number, name in enumerate(['LL_DEBUG', 'LL_INFO', 'LL_WARNING', 'LL_ERROR', 'LL_CRITICAL'])}
    stub('config', ADMIN_CONTACT_EMAIL='a@b', BASE_DIR=folder, DATA_DIR=folder, WORK_DIR=tempfile.mkdtemp(), USER_PASSWORD=False, DEBUG=False,
         TUTORIALS=False, LOG_LEVEL=4, MAX_SEARCH_RESULT_NUMBER=1000, **levels)
    sys.path[:0] = [os.path.join(server, 'src'), os.path.join(server, 'lib')]
    import annotation
    import projectconfig
    import verify_annotations
    configuration = projectconfig.ProjectConfiguration(folder)
    with annotation.TextAnnotations(os.path.splitext(path)[0], read_only=True) as document:
        if document.failed_lines:
            raise Refused(f'cannot read line {document.failed_lines[0] + 1}')
        issues = verify_annotations.verify_annotation(document, configuration)
        if issues:
            raise Refused(issues[0].human_readable_str())
        return [[one.type, one.spans, one.text] for one in document.get_textbounds()]


def webanno_tsv(path):
    """Places are UTF-16; of the text only the words, since the space between sentences is lost."""
    sys.path.insert(0, source('neuged+webanno_tsv'))
    from webanno_tsv import webanno_tsv_read_file
    return [[one.label, [[one.start, one.end]], ''.join(token.text for token in one.tokens)]
            for one in webanno_tsv_read_file(path).annotations if one.field == 'value']


def cassis(path):
    source('dkpro+dkpro-cassis')
    import cassis as reader
    with open(path, 'rb') as file:
        if path.endswith('.json'):
            cas = reader.load_cas_from_json(file)
        else:
            with open(os.path.join(os.path.dirname(path), 'TypeSystem.xml'), 'rb') as types_file:
                cas = reader.load_cas_from_xmi(file, typesystem=reader.load_typesystem(types_file))
    named_entity = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'
    return [[one.value, [[one.begin, one.end]], one.get_covered_text()] for one in cas.select(named_entity)]


def schema_org(path):
    """Every type and property must exist in the vocabulary and belong together; the names of people, places and so on are the tags."""
    from pyld import jsonld
    with open(source('schemaorg+schemaorg', 'data', 'releases', '30.0', 'schemaorg-all-https.jsonld'), encoding='utf-8') as file:
        terms = {node['@id']: node for node in json.load(file)['@graph']}
    several = lambda value: [] if value is None else value if isinstance(value, list) else [value]
    above = lambda name: {name}.union(*(above(one['@id']) for one in several(terms.get(name, {}).get('rdfs:subClassOf'))))
    context = {'@context': {'@vocab': 'https://schema.org/', 'id': '@id', 'type': '@type'}}
    jsonld.set_document_loader(lambda address, options=None: {'contextUrl': None, 'documentUrl': address, 'document': context})
    short = lambda address: address.replace('https://schema.org/', 'schema:')
    tags = []

    def walk(node):
        if isinstance(node, list):
            for one in node:
                walk(one)
        if not isinstance(node, dict) or '@value' in node:
            return
        kinds = [short(kind) for kind in node.get('@type', [])]
        for kind in kinds:
            if kind not in terms:
                raise Refused(f'no type {kind}')
        domain = set().union(*(above(kind) for kind in kinds))
        for key, value in node.items():
            if key.startswith('@'):
                continue
            term = terms.get(short(key))
            if term is None:
                raise Refused(f'no property {key}')
            if kinds and not domain & {one['@id'] for one in several(term.get('schema:domainIncludes'))}:
                raise Refused(f'{key} does not belong to {kinds}')
            if short(key) == 'schema:mentions':
                tags.extend(['', [], one['https://schema.org/name'][0]['@value']] for one in value)
            walk(value)
    with open(path, encoding='utf-8') as file:
        walk(jsonld.expand(json.load(file)))
    return tags
