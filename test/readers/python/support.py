"""What all readings share."""
import importlib.util
import os
import sys
import types

SOURCES = sys.argv[2]


class Refused(Exception):
    """The reader reports a problem without raising it."""


class Missing(Exception):
    """The reader or what it needs is not there."""


def source(name, *parts):
    path = os.path.join(SOURCES, name, *parts)
    if not os.path.exists(path):
        raise Missing(f'{name} is not in {SOURCES}')
    return path


def stub(name, **members):
    """Stands in for a module that is compiled or belongs to a server, and that reading a file does not need."""
    module = types.ModuleType(name)
    module.__path__ = []
    for key, value in members.items():
        setattr(module, key, value)
    sys.modules[name] = module
    return module


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
