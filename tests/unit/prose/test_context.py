"""What the words around a number make of it, table by table."""

import pytest

from provcli.prose.context import Context, qualifiers_agree, read_context
from provcli.prose.english import ENGLISH
from provcli.prose.numerals import find_numbers
from provcli.prose.units import ENGLISH_UNITS
from provcli.prose.unread import find_all_numbers

# --- Bound ----------------------------------------------------------------------------------------

ENGLISH_BOUNDS = [
    ("They have 12 mills.", "exact"),
    ("They have more than 12 mills.", "more-than"),
    ("with output exceeding 800 units", "more-than"),
    ("over 300 firms", "more-than"),
    ("just over 300 firms", "more-than"),
    ("nearly 4 billion euros", "nearly"),
    ("just under 40 boats", "nearly"),
    ("stable at about 1.5 million tons", "about"),
    ("stable at about  5 tons", "about"),
    ("some 40 boats", "about"),
    ("~500", "about"),
    ("500 or so boats", "about"),
    ("an estimated 40 boats", "about"),
    ("chips within 5 microns", "at-most"),
    ("appeal within the 30 days of the law", "at-most"),
    ("5 micrograms per cubic meter or less", "at-most"),
    ("reached within a quarter of an hour", "at-most"),
    ("up to 40 boats", "at-most"),
    ("as many as 40 boats", "at-most"),
    ("no more than 7", "at-most"),
    ("less than 7%", "at-most"),
    ("fell less than 7%", "at-most"),
    ("under 7%", "at-most"),
    ("not exceeding 40 boats", "at-most"),
    ("no less than 7", "at-least"),
    ("at least 7", "at-least"),
    ("5% or more", "at-least"),
    ("5 years or more", "at-least"),
    ("not below 40 boats", "at-least"),
    ("hundreds of boats", "at-least"),
    ("several hundred boats", "at-least"),
    ("40-plus boats", "more-than"),
    ("40-odd boats", "more-than"),
    (">500", "more-than"),
    ("500+", "more-than"),
    ("went up to 500", "exact"),
    ("overdue 12 days", "exact"),
    ("4 boats more than the 12 of last year", "exact"),
    ("below the 12 million of last year", "exact"),
    ("Moreover 40 boats", "exact"),
    ("3 lakes and over 1,200 boats", "exact"),
    ("not even 500 boats", "at-most"),
    ("barely 500 boats", "at-most"),
    ("hardly 500 boats", "at-most"),
    ("as few as 500 boats", "at-least"),
    ("500ish boats", "about"),
    ("500 boats, give or take", "about"),
    ("losses approached 500 boats", "nearly"),
    ("outages longer than three hours", "more-than"),
    ("nigh on 700 boats", "nearly"),
    ("well-nigh 700 boats", "nearly"),
    ("a shade shy of 700 boats", "nearly"),
    ("shy of 700 boats", "nearly"),
    ("south of 700 boats", "at-most"),
    ("in the vicinity of 700 boats", "about"),
    ("in the neighborhood of 700 boats", "about"),
    ("in the order of 700 boats", "about"),
    ("of the order of 700 boats", "about"),
    ("something like 700 boats", "about"),
    ("hovering at 700 boats", "about"),
    ("losses touching 700 million", "nearly"),
    ("a queue pushing 700 cars", "nearly"),
    ("It cost 700 tops.", "at-most"),
    ("It drew 700 boats, tops.", "at-most"),
    ("It cost 700 max, they said.", "at-most"),
    ("a max of 700 boats", "at-most"),
    ("at best 700 boats", "at-most"),
    ("at worst 700 boats", "at-most"),
    ("700 boats at best", "at-most"),
    ("700 boats at a push", "at-most"),
    ("at the outside 700 boats", "at-most"),
    ("a shade under 700 boats", "nearly"),
    ("a touch under 700 boats", "nearly"),
    ("a whisker under 700 boats", "nearly"),
    ("the better part of 700 boats", "nearly"),
    ("The price has all but doubled.", "nearly"),
    ("close on 700 boats", "nearly"),
    ("getting on for 700 boats", "nearly"),
    ("a ballpark 700 boats", "about"),
    ("in the ballpark of 700 boats", "about"),
    ("a good 700 boats", "at-least"),
    ("700 boats or better", "at-least"),
    ("700 boats and counting", "at-least"),
    ("The bay is up to 700 meters wide.", "at-most"),
    ("The walls were up to 7 meters tall.", "at-most"),
    ("The river is up to 7 meters.", "exact"),
    ("700 boats or close to it", "about"),
    ("the order of the 700 boats", "exact"),
    ("something that 700 people like", "exact"),
    ("700 tops were sold", "exact"),
    ("700 max-security cells", "exact"),
    ("Sales all but halved in May.", "nearly"),
    ("Sales more than halved in May.", "at-most"),
    ("It bought shares under a $90 million plan.", "exact"),
    ("It sold for under $90 million.", "at-most"),
    ("all but 3 of its boats", "exact"),
    ("It had all but 3 boats.", "exact"),
    ("the index fell after touching 7,000", "exact"),
    ("hills with mountain tops 700 meters high", "exact"),
    ("At best, the firm sold 700 boats", "exact"),
    ("He met the best of 700 boats", "exact"),
]
CHINESE_BOUNDS = [
    ("6个县级以上站", "exact"),
    ("12家规模以上企业", "exact"),
    ("12个县以上", "at-least"),
    ("30个班级以上", "at-least"),
    ("12家企业以上", "at-least"),
    ("低于70分贝的限值", "at-most"),
    ("控制在30微克/立方米以内", "at-most"),
    ("租金30元/平方米·月以上", "at-least"),
    ("发生3起事故", "exact"),
    ("查处案件120起", "exact"),
    ("票价80元起", "at-least"),
    ("超过12家", "more-than"),
    ("总量超过40艘", "more-than"),
    ("突破万亿元", "more-than"),
    ("逾12家", "more-than"),
    ("20多个", "more-than"),
    ("100多万", "more-than"),
    ("两千余家", "more-than"),
    ("两千余万亩", "more-than"),
    ("十几个", "more-than"),
    ("占比过半", "more-than"),
    ("近400亿元", "nearly"),
    ("近三成", "nearly"),
    ("近三年", "exact"),
    ("最近12家", "exact"),
    ("约1.5亿元", "about"),
    ("大约12家", "about"),
    ("12家左右", "about"),
    ("十来个", "about"),
    ("节约12元", "exact"),
    ("12家以上", "at-least"),
    ("三分之一以上", "at-least"),
    ("上百家", "at-least"),
    ("百余家", "more-than"),
    ("百余万元", "more-than"),
    ("千多家", "more-than"),
    ("数百家", "at-least"),
    ("至少12家", "at-least"),
    ("不低于40艘", "at-least"),
    ("不超40艘", "at-most"),
    ("不足12家", "at-most"),
    ("至多12家", "at-most"),
    ("500元以下", "at-most"),
    ("几乎500人", "nearly"),
    ("将近500人", "nearly"),
    ("上限500人", "at-most"),
    ("未超500人", "at-most"),
    ("不到500人", "at-most"),
    ("翻两番还多", "more-than"),
    ("不足高峰时的六成", "at-most"),
    ("约占全省的30%", "about"),
    ("不足全国的12家", "exact"),
    ("带过十二届", "exact"),
    ("多亏300名志愿者", "exact"),
    ("最高可补贴3万元", "at-most"),
    ("最高可享受每平方米500元补贴", "at-most"),
    ("最多可容纳300人", "at-most"),
    ("最多能运送20名乘客", "at-most"),
    ("人数最多的3个县", "exact"),
    ("最高气温35度", "exact"),
    ("15个工作日以内", "at-most"),
    ("3小时车程以内", "at-most"),
    ("须在2小时内上门", "at-most"),
    ("4小时内部会议", "exact"),
    ("室温不得低于18摄氏度", "at-least"),
    ("不得超过3人", "at-most"),
    ("最高为22.5元", "at-most"),
    ("将近去年同期的两倍", "nearly"),
    ("3家企业一年以内", "exact"),
    ("700艘冒头", "more-than"),
    ("六十大几艘", "more-than"),
    ("700艘不止", "more-than"),
    ("没有超过700艘", "at-most"),
    ("没有突破700艘", "at-most"),
    ("顶多700艘", "at-most"),
    ("每人最高收700元", "at-most"),
    ("最高收取700元", "at-most"),
    ("指数跌破700点", "at-most"),
    ("失守700座城", "exact"),
    ("700元起步价", "exact"),
    ("最高奖700人", "exact"),
    ("约莫700艘", "about"),
    ("大约摸700艘", "about"),
    ("上限是700艘", "at-most"),
    ("700元封顶", "at-most"),
    ("封顶700元", "at-most"),
    ("保底700元", "at-least"),
    ("700元保底", "at-least"),
    ("少说700艘", "at-least"),
    ("700元为限", "at-most"),
    ("以700元为上限", "at-most"),
    ("700艘往上", "at-least"),
    ("700艘往下", "at-most"),
    ("700家上下游企业", "exact"),
    ("700个左右摇摆的人", "exact"),
    ("楼房封顶，700名工人到场", "exact"),
    ("起步价700元", "exact"),
    ("保底合同700份", "exact"),
]


# Texts that differ in the bound only.
BOUND_WORDS = [
    ("{} 700 boats", "nearly", "a hair under|a fraction below|a tad less than|a bit short of"),
    ("{} 700 boats", "nearly", "well nigh|a whisker off|the best part of"),
    ("{} 700 boats", "about", "in the neighbourhood of|ballpark|a ballpark figure of"),
    ("{} 700 boats", "at-most", "at the most|max|max."),
    ("{} 700 boats", "at-least", "at the least"),
    ("It drew 700 boats{} it said.", "at-most", " at worst,| at the outside,| tops,| max;| tops;"),
    ("It drew (700 boats{}", "at-most", ", tops)| max)| max.| tops."),
    ("It drew 700 boats, {}.", "about", "ballpark"),
    (
        "{}700元",
        "at-most",
        "没有达到|没达到|撑死|跌穿|最高罚|最高赔付|最高补贴|最高奖励|最高给予|最高付",
    ),
    ("{}700元", "at-least", "起步|少说也有|足有"),
    ("{}700元", "about", "大约莫|约摸"),
    ("700元{}", "at-least", "朝上|打底"),
]


def test_words_of_bounds() -> None:
    for text, bound, words in BOUND_WORDS:
        texts = [text.format(each) for each in words.split("|")]
        assert [(each, first(each).qualifier) for each in texts] == [
            (each, bound) for each in texts
        ]


@pytest.mark.parametrize("table", [ENGLISH_BOUNDS, CHINESE_BOUNDS], ids=["english", "chinese"])
def test_bounds(table: list[tuple[str, str]]) -> None:
    assert [(text, first(text).qualifier) for text, _ in table] == table


def first(text: str) -> Context:
    return read_context(text, find_numbers(text)[0])


def last(text: str) -> Context:
    return read_context(text, find_numbers(text)[-1])


# --- Direction, role, and sign --------------------------------------------------------------------

# Text, direction, role, and sign of its last number.
ENGLISH_CHANGES = [
    ("the larger tug went down within 20 minutes", None, None, 1),
    ("prices fell within 3 days", None, None, 1),
    ("the wait fell by 20 minutes", "fall", "by", -1),
    ("the wait fell to within 20 minutes", "fall", "to", 1),
    ("the error fell within 3%", "fall", "by", -1),
    ("output dropped by 9.2%", "fall", "by", -1),
    ("output increased by 9.2%", "rise", "by", 1),
    ("the share rose to 65.2%", "rise", "to", 1),
    ("fell, and prices are up 4%", "rise", "by", 1),
    ("2,500 heads", None, None, 1),
    ("with 3.5% fewer", "fall", "by", -1),
    ("cut its losses by 20%", "fall", "by", -1),
    ("lost 20%", "fall", "by", -1),
    ("fell by more than 5%", "fall", "by", -1),
    ("fell less than 3%", "fall", "by", -1),
    ("growth was no less than 5%", "rise", "by", 1),
    ("fell from 5.2% to 4.9%", "fall", "to", 1),
    ("fell to less than 5%", "fall", "to", 1),
    ("a rise after the drop of 4%", "fall", "by", -1),
    ("a drop of 3 percent", "fall", "by", -1),
    ("an increase of 40 basis points", "rise", "by", 1),
    ("grew, then stood 4% lower", "fall", "by", -1),
    ("20% below the plan", "fall", "by", -1),
    ("(12.5) million dollars", None, None, -1),
    ("a 5% decline in sales", "fall", "by", -1),
    ("exports were 31% less than a year before", "fall", "by", -1),
    ("sales contracted 3%", "fall", "by", -1),
    ("shares tumbled 3%", "fall", "by", -1),
    ("shares dipped 3%", "fall", "by", -1),
    ("prices slid 3%", "fall", "by", -1),
    ("the index shed 3%", "fall", "by", -1),
    ("demand plummeted 3%", "fall", "by", -1),
    ("inflation eased 3%", "fall", "by", -1),
    ("lost 14.62 points, or 0.3%", "fall", "by", -1),
    ("a drop-out rate of 3%", None, None, 1),
    ("the lower-secondary share of 3%", None, None, 1),
    ("a down payment of 3%", None, None, 1),
    ("profit receded 3%", "fall", "by", -1),
    ("sales collapsed 30%", "fall", "by", -1),
    ("demand waned by 3%", "fall", "by", -1),
    ("output diminished 12%", "fall", "by", -1),
    ("the index is off 3%", "fall", "by", -1),
    ("shares gave up 3%", "fall", "by", -1),
    ("prices were lower by 3%", "fall", "by", -1),
    ("a negative growth of 3%", "fall", "by", -1),
    ("shares slipped R$0.18, or 0.6%", "fall", "by", -1),
    ("margins fell below 36%", "fall", "to", 1),
    ("held steady at 3%", "level", "to", 1),
    ("a loss of $5 million to $3 million", None, "to", 1),
    ("by -3%", None, "by", -1),
    ("it was −3.5", None, None, -1),
    ("€-9.4 bn", None, None, -1),
    ("-$5 million", None, None, -1),
    ("minus 5%", None, None, -1),
    ("net loss of (3.2)", None, None, -1),
    ("prices fell 5 to 10 percent", "fall", "by", -1),
    ("prices fell 5-10%", "fall", "by", -1),
    ("prices fell between 5 and 10 percent", "fall", "by", -1),
    ("prices rose from 5 to 10 percent", "rise", "to", 1),
    ("the rate fell 2 percentage points to 10 percent", "fall", "to", 1),
    ("the operating margin was (7)%", None, None, -1),
    ("a margin of (12.5)% of sales", None, None, -1),
    ("profit sank by a fifth, or $3 billion", "fall", "by", -1),
    ("sales rose by two thirds, or $3 billion", "rise", "by", 1),
    ("output shrank 0.7 points faster than expected", "fall", "by", -1),
    ("output shrank 0.7 points slower than expected", "rise", "by", 1),
    ("exports grew 0.7 points slower than imports", "fall", "by", -1),
    ("the town bought 20 short buses", None, None, 1),
    ("the chain opened 12 smaller stores", None, None, 1),
    ("the fund is 20 short of its goal", "fall", "by", -1),
    ("the plant has 20 fewer workers", "fall", "by", -1),
    ("a share of a third (33.4%)", None, None, 1),
    ("a range of 3-5%", None, None, 1),
    ("the yen was 7% weaker", "fall", "by", -1),
    ("shares closed 7% softer", "fall", "by", -1),
    ("volumes were 7% lighter", "fall", "by", -1),
    ("margins were 7% thinner", "fall", "by", -1),
    ("harvests were 7% poorer", "fall", "by", -1),
    ("discounts were 7% shallower", "fall", "by", -1),
    ("profits were 7% slimmer", "fall", "by", -1),
    ("the firm was $5 million in the red.", "fall", "by", -1),
    ("the firm ended the year in the red by $5 million", "fall", "by", -1),
    ("shares gave back 7%", "fall", "by", -1),
    ("output withered 7%", "fall", "by", -1),
    ("exports were decimated by 7%", "fall", "by", -1),
    ("shares pulled back 7%", "fall", "by", -1),
    ("the stake was pared by 7%", "fall", "by", -1),
    ("the lira depreciated 7%", "fall", "by", -1),
    ("a 7% retreat", "fall", "by", -1),
    ("a 7% pullback", "fall", "by", -1),
    ("shares were 7% down at the close", "fall", "by", -1),
    ("the yen was 7% stronger", "rise", "by", 1),
    ("shares closed 7% firmer", "rise", "by", 1),
    ("the mix was 7% richer", "rise", "by", 1),
    ("diesel was 7% dearer", "rise", "by", 1),
    ("shares put on 7%", "rise", "by", 1),
    ("the deficit ballooned 7%", "rise", "by", 1),
    ("sales skyrocketed 7%", "rise", "by", 1),
    ("the lira appreciated 7%", "rise", "by", 1),
    ("a 7% uptick", "rise", "by", 1),
    ("the firm was $5 million in the black.", "rise", "by", 1),
    ("the ship sank about 4 kilometers from the port", None, None, 1),
    ("the car slid 40 meters", None, None, 1),
    ("she leapt 7 meters", None, None, 1),
    ("the troops advanced 40 kilometers", None, None, 1),
    ("the shaft was sunk 40 meters", None, None, 1),
    ("orders dried up, and 7% is left", None, None, 1),
    ("7 boys in the red shirts", None, None, 1),
    ("7 firmer beds", None, None, 1),
    ("a 3-day slump", None, None, 1),
    ("a 7-day retreat", None, None, 1),
    ("2 goals down at the break", None, None, 1),
    ("7 buses down from 9", "fall", "from", 1),
    ("7 poorer towns", None, None, 1),
    ("the water sank 4 meters", "fall", "by", -1),
    ("orders dried up by 7%", None, "by", 1),
]
CHINESE_CHANGES = [
    ("同比下降9.2%", "fall", "by", -1),
    ("同比增长9.2%", "rise", "by", 1),
    ("下降了9.2吨", "fall", "by", -1),
    ("排名后移3位", "fall", "by", -1),
    ("排名前移3位", "rise", "by", 1),
    ("提高到65.2%", "rise", "to", 1),
    ("降至3.5%", "fall", "to", 1),
    ("由4.2%降至3.9%", "fall", "to", 1),
    ("降幅收窄2.1个百分点", "fall", "by", -1),
    ("降幅为3%", "fall", "by", -1),
    ("亏损扩大3%", "rise", "by", 1),
    ("低于全国平均水平0.5个百分点", "fall", "by", -1),
    ("高于全国平均水平0.5个百分点", "rise", "by", 1),
    ("分别下降3%、4%", "fall", "by", -1),
    ("气温零下15摄氏度", None, None, -1),
    ("增速为-2.3%", "rise", "by", -1),
    ("负增长3%", "fall", "by", -1),
    ("下降的企业有12家", "fall", None, 1),
    ("收入衰退3%", "fall", "by", -1),
    ("指数回落3%", "fall", "by", -1),
    ("市值缩水3%", "fall", "by", -1),
    ("跌去近四成", "fall", "by", -1),
    ("下降三分之一，即3亿元", "fall", "by", -1),
    ("多亏300名志愿者", None, None, 1),
    ("多家企业捐出300吨大米", None, None, 1),
    ("比上年多300吨", "rise", "by", 1),
    ("价格下降5%至10%", "fall", "by", -1),
    ("价格由5%至10%", None, "to", 1),
    ("下降2个百分点至10%", "fall", "to", 1),
    ("业绩滑坡7%", "fall", "by", -1),
    ("股价重挫7%", "fall", "by", -1),
    ("业绩倒退7%", "fall", "by", -1),
    ("价格掉了7%", "fall", "by", -1),
    ("价格走软7%", "fall", "by", -1),
    ("货币贬值7%", "fall", "by", -1),
    ("市值蒸发7亿元", "fall", "by", -1),
    ("跌掉7%", "fall", "by", -1),
    ("指数低开7%", "fall", "by", -1),
    ("价格便宜了7%", "fall", "by", -1),
    ("货币升值7%", "rise", "by", 1),
    ("价格抬高7%", "rise", "by", 1),
    ("价格贵了7%", "rise", "by", 1),
    ("指数高开7%", "rise", "by", 1),
    ("车上掉了7个箱子", None, "by", 1),
    ("山体滑坡造成7人受伤", None, "to", 1),
    ("滑坡体有7处", None, None, 1),
    ("车辆倒退7米", None, None, 1),
    ("多了解7人", None, None, 1),
    ("她受挫7次", None, None, 1),
    ("公司股价挫6.7%", "fall", "by", -1),
    ("收缩压140", None, None, 1),
]


# Texts that differ in the word of change only.
CHANGE_WORDS = [
    (
        "Sales {} 7% in May",
        "fall",
        "wilted|shriveled|shrivelled|buckled|backed off|give back|gives back",
    ),
    ("The lira was {} 7%", "fall", "devalued|weaker by|softer by|whittled by|axed by"),
    ("a 7% {}", "fall", "tumble|downturn|setback|markdown"),
    ("It was 7% {} 5", "fall", "down at the close|down against|to the bad,"),
    ("$5 million in the red {} it", "fall", "at|for|after|in|last|on|by|and|despite|because"),
    ("Sales {} 7% in May", "rise", "firmed|bounced|rocketed|mushroomed|snowballed|recouped"),
    ("It was {} 7%", "rise", "stronger by|in the black by"),
    ("It was 7% {}", "fall", "leaner"),
    ("It was 7% {}", "rise", "costlier|pricier|steeper|heavier"),
    ("a 7% {}", "rise", "leap|climb|recovery|boost|rally|upswing"),
    ("价格{}7%", "fall", "急挫|减幅|缩了|亏掉|便宜"),
    ("价格{}7%", "rise", "推高|加大"),
]


def test_words_of_change() -> None:
    for text, direction, words in CHANGE_WORDS:
        read = {each: first(text.format(each)) for each in words.split("|")}
        sides = {word: (context.direction, context.role) for word, context in read.items()}
        assert sides == dict.fromkeys(sides, (direction, "by"))


@pytest.mark.parametrize("table", [ENGLISH_CHANGES, CHINESE_CHANGES], ids=["english", "chinese"])
def test_changes(table: list[tuple[str, str | None, str | None, int]]) -> None:
    read = [(text, last(text)) for text, *_ in table]
    assert [
        (text, context.direction, context.role, context.sign) for text, context in read
    ] == table


# --- Unit -----------------------------------------------------------------------------------------

# Text, code, and counted noun of the unit of its first number.
UNITS = [
    ("25,000 high-tech enterprises", "", "high-tech enterprises"),
    ("2.5万家高新技术企业", "家", "高新技术企业"),
    ("5%", "percent", ""),
    ("1.5个百分点", "percentage-point", ""),
    ("three X-ray machines", "", "X-ray machines"),
    ("a loss of €(12)m", "EUR", ""),
    ("US$5", "USD", ""),
    ("a $5 charge", "USD", ""),
    ("5 kroner, after NOK 7", "NOK", ""),
    ("34°C by noon", "°C", ""),
    ("two of its seven plants", "", "plants"),
    ("798m euros", "EUR", ""),
    ("100 yuan", "CNY", ""),
    ("It paid 12 million pounds.", "GBP", ""),
    ("It weighs 300 pounds.", "lb", ""),
    ("It paid for 12 million pounds of beef.", "lb", ""),
    ("100 Australian dollars", "AUD", ""),
    ("100 USD", "USD", ""),
    ("100元", "CNY", ""),
    ("12亿美元", "USD", ""),
    ("300,000-ton mine", "t", ""),
    ("5 km", "km", ""),
    ("300km", "km", ""),
    ("20 (kg)", "kg", ""),
    ("190 square kilometers", "km2", ""),
    ("387万亩", "mu", ""),
    ("50 m²", "m2", ""),
    ("50m2 of space", "m2", ""),
    ("120 km²", "km2", ""),
    ("5 m³ of water", "m3", ""),
    ("50㎡", "m2", ""),
    ("1.2万平方米", "m2", ""),
    ("百亿斤", "jin", ""),
    ("300万千瓦时", "kWh", ""),
    ("12.3万辆", "辆", ""),
    ("12万人次", "人次", ""),
    ("20多个", "个", ""),
    ("两年半", "year", ""),
    ("3倍", "times", ""),
    ("2.5 times", "times", ""),
    ("threefold", "times", ""),
    ("five of the 16 beams", "", "beams"),
    ("105至110吉瓦时", "GWh", ""),
    ("a 48-page report", "", "page"),
    ("A 300-bed hospital", "", "bed"),
    ("two more reductions", "", "reductions"),
    ("one large hospital in the city", "", "large hospital"),
    ("94 of its N240 turbines", "", "N240 turbines"),
    ("45 of the group's 120 aircraft", "", "aircraft"),
    ("12, 15 and 18 turbines", "", "turbines"),
    ("14 gas customers", "", "gas customers"),
    ("3 of the women's teams", "", "women's teams"),
    ("N$9,460", "NAD", ""),
    ("P1.4 billion", "PHP", ""),
    ("R5 million", "ZAR", ""),
    ("12 Danish crowns", "DKK", ""),
    ("18.5p a share", "penny", ""),
    ("the stock closed at 521p", "penny", ""),
    ("fares of 18-20p", "penny", ""),
    ("45¢", "cent", ""),
    ("a price of 3.5c", "cent", ""),
    ("12.5c", "", ""),
    ("20-odd percent of homes", "percent", ""),
    ("30-odd firms", "", "firms"),
    ("They paid 340 million dinars.", "dinar", ""),
    ("They paid 340 rials.", "rial", ""),
    ("They paid 340 shillings.", "shilling", ""),
    ("They paid 340 lei.", "leu", ""),
    ("They paid 340 lari.", "GEL", ""),
    ("They paid 340 quid.", "GBP", ""),
    ("They paid 340 bucks.", "USD", ""),
    ("Only 3 buck the trend.", "", ""),
    ("340 Kuwaiti dinars", "KWD", ""),
    ("340 dinars, after KWD 5", "KWD", ""),
    ("a flow of 340 cumecs", "m3", ""),
    ("34 knots", "knot", ""),
    ("34 decibels", "dB", ""),
    ("34dB", "dB", ""),
    ("340 horsepower", "hp", ""),
    ("340hp", "hp", ""),
    ("980 hectopascals", "hPa", ""),
    ("980 millibars", "hPa", ""),
    ("34 microsieverts", "µSv", ""),
    ("34 becquerels", "Bq", ""),
    ("34 hectoliters", "hL", ""),
    ("34 quarts", "qt", ""),
    ("34 therms", "therm", ""),
    ("34 fathoms", "fathom", ""),
    ("34 furlongs", "furlong", ""),
    ("a ratio of 1.7", "ratio", ""),
    ("The P/E ratio fell to about 12.", "ratio", ""),
    ("The ratio was 41.2%.", "percent", ""),
    ("a ratio of 3 doctors", "", "doctors"),
    ("The ration of 1.7 was small.", "", ""),
    ("a quake of magnitude 5.2", "magnitude", ""),
    ("a magnitude-5.2 quake", "magnitude", ""),
    ("a pH of 7.4", "pH", ""),
    ("340克朗", "crown", ""),
    ("340比索", "peso", ""),
    ("340法郎", "franc", ""),
    ("340第纳尔", "dinar", ""),
    ("340里亚尔", "rial", ""),
    ("340先令", "shilling", ""),
    ("340福林", "HUF", ""),
    ("340兹罗提", "PLN", ""),
    ("340格里夫纳", "UAH", ""),
    ("340坚戈", "KZT", ""),
    ("340墨西哥比索", "MXN", ""),
    ("340菲律宾比索", "PHP", ""),
    ("34分贝", "dB", ""),
    ("34马力", "hp", ""),
    ("排名前移2位", "位次", ""),
    ("排名上升两位", "位次", ""),
    ("新增2位", "位", ""),
    ("增加3位院士", "位", "院士"),
    ("34海里", "nmi", ""),
    ("34英里", "mi", ""),
    ("34英尺", "ft", ""),
    ("34英寸", "in", ""),
    ("34盎司", "oz", ""),
    ("34磅", "lb", ""),
    ("34加仑", "gal", ""),
]
# Text, and the counted noun of its last number, which it shares with one before.
SHARED_UNITS = [
    ("from half a million containers to 2.4 million", "containers"),
    ("9 cars, up from 5", "cars"),
    ("23 outages, 11 of them in January", "outages"),
    ("It destroyed 1,276 homes and damaged 2,900 or more.", "homes"),
    ("Two sailings were called off, one in eight.", "sailings"),
    ("Of 41 runners in 34°C, seven were taken away.", "runners"),
    ("There were 5,300 people, 210 more than before.", "people"),
    ("The index of 50 shares closed at 3,210.", ""),
    ("It fell 3.2 points to 98.4", ""),
    ("It killed 41 people and left 3,500 homeless.", ""),
    ("5,206.74 and 3", ""),
    ("from 9 to 5", ""),
    ("Deposits halved to 3 million.", ""),
    ("of 9 than the 5", ""),
]


def test_units() -> None:
    read = []
    for text, *_ in UNITS:
        unit = first(text).unit
        read.append((text, unit.code if unit else "", unit.noun if unit else ""))
    assert read == UNITS


def test_a_unit_has_what_it_is_counted_for() -> None:
    units = {
        "31微克/立方米": ("µg", ("m3",)),
        "0.062毫克/升": ("mg", ("L",)),
        "2.5元/平方米·月": ("CNY", ("m2", "month")),
        "20米每秒": ("m", ("second",)),
        "31 ug/m3": ("µg", ("m3",)),
        "31μg/m³": ("µg", ("m3",)),
        "31 micrograms per cubic meter": ("µg", ("m3",)),
        "a 300-tonne-per-day mill": ("t", ("day",)),
        "42 m/s": ("m", ("second",)),
        "5吨，每月": ("t", ()),
        "5 tonnes per voyage": ("t", ()),
        "5 km a day": ("km", ()),
    }
    read = {text: first(text).unit for text in units}
    assert {text: (unit.code, unit.bases) for text, unit in read.items() if unit} == units


@pytest.mark.parametrize(
    "text",
    ["It fell by a quarter to 61,200 tonnes.", "It had 64 tonnes, a quarter more than in May."],
)
def test_a_part_does_not_have_the_unit_of_another_number(text: str) -> None:
    numeral = next(each for each in find_numbers(text) if each.kind == "fraction")
    assert read_context(text, numeral).unit is None


@pytest.mark.parametrize("words", [word for word in ENGLISH_UNITS if " " in word])
def test_words_of_a_unit_may_be_joined(words: str) -> None:
    texts = (f"a 90 {words} hall", f"a 90-{words.replace(' ', '-')} hall")
    units = [read_context(text, find_numbers(text)[0]).unit for text in texts]
    assert units[0]
    assert units[1]
    assert units[0].code == units[1].code


BOUNDS = {**ENGLISH.qualifiers_before, **ENGLISH.qualifiers_after, **ENGLISH.qualifiers_apart}


@pytest.mark.parametrize("words", sorted(words for words in BOUNDS if " " in words))
@pytest.mark.parametrize("sentence", ["It saw a {} 20% rise.", "It rose 20% {} the plan."])
def test_words_of_a_bound_may_be_joined(words: str, sentence: str) -> None:
    texts = [sentence.format(words), sentence.format(words.replace(" ", "-"))]
    for text in texts:
        for numeral in find_numbers(text):
            assert read_context(text, numeral).qualifier


def test_a_series_shares_its_unit() -> None:
    read = []
    for text, _ in SHARED_UNITS:
        unit = last(text).unit
        read.append((text, unit.noun or unit.code if unit else ""))
    assert read == SHARED_UNITS


@pytest.mark.parametrize("text", ["50 m²", "50 m2", "3 km²", "12 m3 of water", "50㎡"])
def test_the_exponent_of_a_unit_is_not_a_number(text: str) -> None:
    assert [number.text for number in find_all_numbers(text)] == [text[:2].strip()]


def test_a_shared_unit_can_be_a_sign_or_a_measure() -> None:
    texts = {
        "90 megawatts, about 20 less than planned": "MW",
        "DKK 76 billion to 82 billion": "DKK",
        "down 1.4 percentage points in May and 2.6 points from June": "percentage-point",
        "It stood at 30%, seven points higher": "percentage-point",
        "It polled 14 percent, 20 points behind the rest": "percentage-point",
        "The index fell 1.2%, 39 points lower": "",
        "It hit 45% of its shots to win by 7 points": "",
        "It polled 14%. It finished fourth, 7 points behind": "",
    }
    assert {text: unit.code if (unit := last(text).unit) else "" for text in texts} == texts


def test_a_bound_is_that_of_the_amount_in_parentheses_too() -> None:
    assert last("up to 1.4 billion pesos ($24 million)").qualifier == "at-most"


def test_words_that_decided_are_kept() -> None:
    text = "Profit fell by nearly 25,000 new euros"
    context = first(text)
    words = (context.qualifier_words, context.direction_words, context.role_words)
    assert [found.text for found in words if found] == ["nearly", "fell", "by"]
    assert context.sign_words == context.direction_words
    for found in words:
        assert found is not None
        assert text[found.start : found.end] == found.text


def test_only_quantities_have_a_context() -> None:
    context = first("nearly 2023 years")
    assert first("fell in 2023") == Context(
        *("exact", None, None, 1, None), *(None, None, None, None)
    )
    assert context.qualifier == "nearly"


def test_bounds_that_mean_the_same_agree() -> None:
    assert qualifiers_agree("at-least", "more-than")
    assert qualifiers_agree("nearly", "at-most")
    assert not qualifiers_agree("exact", "about")
    assert not qualifiers_agree("about", "exact")
    assert not qualifiers_agree("at-most", "more-than")
