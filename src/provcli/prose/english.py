"""English, as one of the languages that are read."""

from provcli.prose.english_context import BARE_AFTER, classify, read_noun
from provcli.prose.english_numbers import NOT_NUMBERS, PART, RECOGNIZERS, STARTS, WORDS, read_scale
from provcli.prose.english_words import COMPARATIVES, COUNTS, DIMENSIONS, MONEY_WORDS, MOVED
from provcli.prose.language import Language
from provcli.prose.patterns import spread
from provcli.prose.units import ENGLISH_UNIT_SIGNS, ENGLISH_UNITS

_OWNERS = ("", "the ", "its ", "his ", "her ", "their ", "our ", "all ")
_MOTIONS = (
    "goes going go gone rise rises rising climbed climb moved moves jumped grew pushed pushes "
    "pushing brings bringing taking takes edged crept back picked lifted ticked bumped driven "
    "raised stepped scaled sped inched was is are were"
).split() + MOVED
_BITS = "a shade|a touch|a hair|a whisker|a fraction|a tad|a bit".split("|")
_BELOW = "under|below|less than|shy of|short of|off".split("|")
_CLAUSE_ENDS = ".|,|;|)| at| for| after| in| last| on| by| and| despite| because".split("|")
"""What follows "in the red", but not the red of "in the red shirts"."""
_RESULTS = "loss|deficit|profit|income|earnings|result|EBITDA|cash flow|margin".split("|")
_RISES = (
    "increas* rise rises rose risen rising grow grows grew grown growing growth up gain* "
    "climb* plus expand* expansion jump* surg* soar* advanc* added adding adds improv* "
    "rebound* accelerat* rallied rally strengthen* boost* swell* swelled hike hikes hiked "
    "raise raised raises leap* leapt spike* spiked inch* upturn widen* balloon* firmed bounced "
    "rocketed skyrocket* mushroomed snowballed recouped appreciated"
).split()
_FALLS = (
    "decreas* drop* fall falls fell fallen falling declin* reduc* lowers lowered lowering "
    "shrank shrink* shrunk cut cuts cutting slip* lose loses lost losing slump* plung* sank "
    "sunk sink sinks sinking down contracted contracting contraction tumbl* dip dips dipped "
    "dipping slide slides slid sliding shed sheds shedding plummet* ease eases eased easing "
    "weaken* retreat* crash* slash* trim* narrow narrows narrowed narrowing dwindl* soften* "
    "slow slows slowed slowing deteriorat* worsened reced* collaps* wane waned wanes waning "
    "diminish* nosediv* crater* sagged eroded subsided abated faltered skidded tanked cooled ebbed "
    "thinned wither* wilted shriveled shrivelled buckled depreciated devalued"
).split()

ENGLISH = Language(
    name="english",
    script="[A-Za-z]",
    starts=STARTS,
    number_words=WORDS,
    not_numbers=NOT_NUMBERS,
    recognizers=RECOGNIZERS,
    read_scale=read_scale,
    classify=classify,
    unit_signs=ENGLISH_UNIT_SIGNS,
    range_words=(" to ", " or ", " - ", " up to "),
    units=ENGLISH_UNITS,
    units_before={"ratio": "ratio", "magnitude": "magnitude", "pH": "pH"},
    money_units={"pound": "GBP", "pounds": "GBP"},
    money_words=MONEY_WORDS,
    read_noun=read_noun,
    qualifiers_before=spread(
        {
            "more-than": "more than|over|exceeding|exceeds|exceed|exceeded|above|surpassing"
            "|surpassed|surpass|surpasses|in excess of|topped|topping|tops|greater than"
            "|higher than|larger than|upwards of|upward of|north of|beyond|better than|crossed"
            "|longer than|older than|taller than"
            "|broke through|well over|just over|>",
            "at-least": "at least|no less than|not less than|no fewer than|not fewer than"
            "|not below|not under|nothing less than|a minimum of|minimum|minimum of|≥|>="
            "|no lower than|from at least|as few as"
            "|as little as|at the least|a good",
            "nearly": "nearly|almost|close to|approaching|just under|just below|just short of"
            "|just shy of|a little under|slightly less than|slightly under|slightly below"
            "|a little less than|not quite|nearing|virtually|neared|approached"
            "|approaches|nigh on|well nigh|close on|getting on for|shy of|touching|pushing"
            "|better part of|best part of|"
            + "|".join(f"{bit} {below}" for bit in _BITS for below in _BELOW),
            "about": "about|around|approximately|roughly|some|circa|c.|ca.|an estimated|estimated"
            "|or so|in the region of|on the order of|or about|approx.|approx|~|≈|more or less"
            "|somewhere near|an average of about|around about|in the vicinity of"
            "|in the neighborhood of|in the neighbourhood of|in the order of|of the order of"
            "|something like|hovering at|ballpark|in the ballpark of|ballpark figure of",
            "at-most": "within|within the|at most|up to|no more than|not more than|never more than"
            "|not exceeding|not above|not over|less than|fewer than|under|below|as much as"
            "|as many as|no higher than|lower than|a maximum of|maximum of|no greater than"
            "|not to exceed|capped at|<|≤|<=|short of|not even|barely|hardly"
            "|scarcely|shorter than|younger than|south of|at the most|at the outside|at best"
            "|at worst|max|max.|a max of",
        }
    ),
    qualifiers_of_multiples={"all but": "nearly"},
    qualifiers_inside=spread({"more-than": "-plus|-odd|+|plus|odd", "about": "-ish|ish"}),
    qualifiers_after=spread(
        {
            "at-least": "or more|or above|and above|or over|and over|or higher|or greater"
            "|and more|at least|at the least|at the very least|upwards|or better|and counting",
            "at-most": "or less|or fewer|or below|or under|or lower|at most|at the most"
            "|at the very most|maximum|at best|at worst|at a push|at the outside"
            "|tops.|tops,|tops)|tops;|max.|max,|max)|max;",
            "about": "or so|give or take|or thereabouts|approximately|more or less|or around"
            "|or close to it|ballpark",
        }
    ),
    not_qualifiers=[
        *(f"{motion} up to" for motion in _MOTIONS),
        *(
            "all over|taken over|took over|turned over|left over|hand over|handed over|moreover"
            "|since about|talk about|talked about|worried about|brought about|run over"
            "|carried over|put over|before touching|after touching|mountain tops"
        ).split("|"),
    ],
    dimensions=DIMENSIONS,
    times_before=("within", "within the"),
    rises=(*_RISES, "higher by", "stronger by", "put on", "puts on", "in the black"),
    falls=(
        *_FALLS,
        *("is off", "are off", "was off", "were off", "gave up", "gives up", "lower by"),
        *("fewer by", "negative growth", "gave back", "give back", "gives back", "pulled back"),
        *("backed off", "in the red", "weaker by", "softer by", "pared by", "whittled by"),
        *("axed by", "decimated by"),
    ),
    rises_after=(
        *(f"in the black{mark}" for mark in _CLAUSE_ENDS),
        *"higher more above ahead better faster larger bigger rise increase gain growth jump surge "
        "advance improvement rebound hike expansion upturn raise stronger firmer richer dearer "
        "costlier pricier steeper heavier leap climb recovery boost rally uptick upswing".split(),
    ),
    falls_after=(
        *("down on", "down at the close", "down against", "to the bad"),
        *(f"in the red{mark}" for mark in _CLAUSE_ENDS),
        *"lower less fewer below cheaper smaller behind under short slower worse fall decrease "
        "drop decline reduction cut slump dip slide contraction plunge slip shortfall discount "
        "loss off weaker softer lighter thinner poorer shallower slimmer leaner tumble retreat "
        "pullback downturn setback markdown".split(),
    ),
    slower_words=("slower", "more slowly", "less quickly"),
    levels=("flat", "unchanged", "stable", "steady"),
    not_changes=(
        "down payment|down payments|drop out|up to|made up|make up|makes up"
        "|making up|set up|sets up|take up|takes up|taken up|took up|rising star|last fall"
        "|this fall|in the fall|up-to-date|lower house|lose out|cut off|below par|no more|no less"
        "|falling short|well was sunk|wells were sunk|shaft was sunk|shafts were sunk|dried up"
        "|in the red zone|in the red light|in the black market|in the black sea"
    ).split("|"),
    movers=(
        "ship* boat* vessel* ferry ferries trawler* yacht* plane* aircraft jet jets helicopter* "
        "car cars van vans truck* lorry lorries bus buses train trains tram trams sled* sledge* "
        "climber* skier* hiker* rider* runner* swimmer* diver* horse* army troops soldiers convoy "
        "tank tanks rocket* balloon* submarine* drone* road roads path paths trail trails rock "
        "rocks boulder* he she man woman boy girl"
    ).split(),
    change_fillers=(
        "a|an|the|was|were|is|further|another|additional|record|combined|annual|annually|total of"
        "|average of|modest|sharp|steep|only|just|even|sharply|slightly|again|year-on-year"
        "|year on year|on average|month-on-month|marginally|steadily|much|by|of|in total"
        "|more than|as much as|still|nearly|quarter-on-quarter|modestly|roughly|over|some|steeply"
        "|strongly|overall|between|respectively|quickly|rapidly|fully|at least"
    ).split("|"),
    roles_before=spread(
        {
            "to": "to|at|above|below|to a|at a|hit|hits|hitting|reach|reached|reaching|reaches"
            "|total|totaled|totalled|totaling|totalling|stood at|to a record"
            "|to an all-time high of|averaged|to a high of|to a low of|to a total of|to the"
            "|low of|high of|worth|amounted to",
            "from": "from|from a|from the",
            "by": "by|by a|growth of|increase of|increases of|rise of|gain of|drop of|fall of"
            "|decline of|decrease of|reduction of|contraction of|cut of|cuts of|jump of|surge of"
            "|slump of|loss of only|dip of|slide of|growth was|increase was|decline was|drop was"
            "|fall was|growth at",
        }
    ),
    minus_words=("minus", "negative"),
    list_words=(" and ", ", and ", ", "),
    of_words=(
        *(f" {out}of {owner}" for out in ("", "out ") for owner in _OWNERS),
        *(" and ", "- to ", "- and "),
    ),
    part=PART,
    count_words=COUNTS,
    back_words=(" of them", " of these", " of which", " of whom"),
    compared_words=[f"{word} than" for word in COMPARATIVES],
    bare_after=BARE_AFTER,
    unshared_nouns=("points", "point"),
    series_words=(
        "from|to|of which|of every|and fewer than|and more than|and another|and|compared with"
        "|versus|against|above the|below the|every|than the|up from|down from|another"
    ).split("|"),
    restating_words=("or",),
    result_words=[f"{result}{of}" for result in _RESULTS for of in ("", " of", " was")],
)
