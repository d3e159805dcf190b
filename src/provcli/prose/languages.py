"""The languages that provcli reads; another one is a module and a name here."""

from provcli.prose.chinese import CHINESE
from provcli.prose.english import ENGLISH
from provcli.prose.language import Language

LANGUAGES: tuple[Language, ...] = (ENGLISH, CHINESE)
