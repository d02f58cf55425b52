"""Reads an exported file with a program of others, and prints the tags that it saw.

usage: read.py READER SOURCES FILE

SOURCES is a folder with the sources of those programs, each under OWNER+NAME; none of their code is here. Prints a JSON list of
[label, [[start, end], ...], text], with offsets in the unit that the reader counts. Exit code 1 where the reader refuses the file,
with its reason; 3 where the reader or what it needs is not there.
"""
import json
import os
import sys
import warnings

from columns import doccano_columns, nltk, seqeval, spacy_columns
from documents import brat, cassis, schema_org, webanno_tsv
from support import Missing
from tasks import doccano, label_studio, spacy_spans, spacy_tasks

READERS = {
    'brat': brat, 'seqeval': seqeval, 'nltk': nltk, 'spacy-columns': spacy_columns, 'doccano-columns': doccano_columns, 'spacy': spacy_tasks, 'spacy-spans': spacy_spans,
    'doccano': doccano, 'label-studio': label_studio, 'webanno-tsv': webanno_tsv, 'cassis': cassis, 'schema-org': schema_org,
}


def main():
    reader, _, file = sys.argv[1:]
    warnings.simplefilter('ignore')
    try:
        seen = READERS[reader](os.path.abspath(file))
    except (Missing, ImportError) as error:
        print(error, file=sys.stderr)
        return 3
    except Exception as error:  # Whatever a reader raises is how it refuses.
        print(f'{type(error).__name__}: {error}'.split('\n')[0][:300], file=sys.stderr)
        return 1
    print(json.dumps(seen))
    return 0


if __name__ == '__main__':
    sys.exit(main())
