"""A program for `provcli draft --propose`: it names figures after the last words before them.

provcli draft article.txt --propose "python examples/propose.py" -o mine.toml
"""

import json
import sys

for number in json.load(sys.stdin)["numbers"]:
    before = number["sentence"].partition(number["printed"])[0].split()
    if "metric" in number["proposed"] and len(before) >= 2:
        print(json.dumps({"id": number["id"], "metric": " ".join(before[-2:])}))
