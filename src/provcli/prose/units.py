"""Currencies, percent, and units of measure, as English and Chinese write them."""

import re

from provcli.prose.language import one_of, spread

# --- Currencies -----------------------------------------------------------------------------------

ISO_CURRENCIES = frozenset(
    "AED ARS AUD BDT BGN BHD BRL BTC CAD CHF CLP CNH CNY COP CRC CZK DKK DZD EGP ETB EUR GBP GEL "
    "GHS HKD HUF IDR ILS INR IQD IRR ISK JOD JPY KES KHR KRW KWD KZT LAK LBP LKR MAD MMK MNT MOP "
    "MXN MYR NGN NOK NPR NZD OMR PEN PHP PKR PLN PYG QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD "
    "TZS UAH UGX USD UYU UZS VES VND XAF XOF ZAR ZMW".split()
)
_DOLLARS = spread(
    {
        "USD": "US|U.S.|U.S|USD",
        "AUD": "A|AU|AUD",
        "CAD": "C|CA|CAD|CDN",
        "HKD": "HK|HKD",
        "NZD": "NZ|NZD",
        "SGD": "S|SG|SGD",
        "TWD": "NT|TWD",
        "MXN": "MEX|MX|MXN",
        "BRL": "R",
    }
)
_SIGNS = spread(
    {
        "USD": "$",
        "BTC": "₿",
        "EUR": "€",
        "GBP": "£",
        "CNY": "¥|￥",
        "INR": "₹",
        "KRW": "₩",
        "RUB": "₽",
        "TRY": "₺",
        "VND": "₫",
        "THB": "฿",
        "ILS": "₪",
        "NGN": "₦",
        "PHP": "₱",
        "UAH": "₴",
        "KZT": "₸",
        "GEL": "₾",
        "CRC": "₡",
        "LAK": "₭",
        "LKR": "ரூ",
    }
)
_LETTERS = {"RMB": "CNY", "RM": "MYR", "Rs": "INR", "Rs.": "INR", "Rp": "IDR", "PS": "GBP"} | {
    code: code for code in ISO_CURRENCIES
}
# "HK $5", "us $5", "$US5", "AUD$5", "€5", "EUR 5", "RM5".
_BEFORE = re.compile(
    rf"(?<![A-Z])(?:{'|'.join(map(re.escape, sorted(_DOLLARS, key=len, reverse=True)))}) ?\$"
    r"|(?<![A-Za-z])(?:us|u\.s\.?|hk|nt|a|c) ?\$"
    r"|(?<![A-Za-z])(?:rmb|usd|eur|gbp)(?= ?[0-9])"
    r"|\$(?:US|AU?|CA?|NZ|HK)(?= ?[0-9])"
    f"|[{''.join(sign for sign in _SIGNS if len(sign) == 1)}]"
    rf"|(?<![A-Z])(?:{'|'.join(map(re.escape, sorted(_LETTERS, key=len, reverse=True)))})"
    r"(?= ?-?[0-9.]| [a-z])"
)
CURRENCY_STARTS = f"(?:{_BEFORE.pattern})"
_AFTER = re.compile(f" ?(?:{'|'.join(map(re.escape, _SIGNS))})(?![0-9])")


def read_currency_before(text: str, start: int) -> tuple[int, str] | None:
    """Return where the currency sign that begins at `start` ends, and its ISO 4217 code."""
    found = _BEFORE.match(text, start)
    if not found:
        return None
    sign = found[0].replace(" ", "")
    letters = sign.strip("$")
    code = _SIGNS.get(sign) or _LETTERS.get(sign) or _LETTERS.get(sign.upper())
    return found.end(), code or _DOLLARS[letters.upper()]


def read_currency_after(text: str, start: int) -> tuple[int, str] | None:
    """Return the same for a sign after a number that ends at `start`."""
    found = _AFTER.match(text, start)
    return (found.end(), _SIGNS[found[0].strip()]) if found else None


_ENGLISH_CURRENCIES = spread(
    {
        "CNY": "yuan|renminbi|rmb|chinese yuan|yuan renminbi|kuai",
        "USD": "dollar|dollars|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollars",
        "AUD": "australian dollar|australian dollars",
        "CAD": "canadian dollar|canadian dollars",
        "HKD": "hong kong dollar|hong kong dollars",
        "NZD": "new zealand dollar|new zealand dollars",
        "SGD": "singapore dollar|singapore dollars",
        "TWD": "new taiwan dollar|new taiwan dollars|taiwan dollars",
        "EUR": "euro|euros",
        "GBP": "pounds sterling|british pound|british pounds|sterling",
        "JPY": "yen|japanese yen",
        "KRW": "won|south korean won|korean won",
        "INR": "rupee|rupees|indian rupees",
        "PKR": "pakistani rupees",
        "CHF": "swiss franc|swiss francs",
        "RUB": "rouble|roubles|ruble|rubles|russian rubles",
        "SEK": "swedish krona|swedish kronor|kronor|krona",
        "NOK": "norwegian krone|norwegian kroner",
        "DKK": "danish krone|danish kroner|kroner|krone",
        "PLN": "zloty|zlotys|polish zloty",
        "CZK": "czech koruna|czech crowns|koruna",
        "HUF": "forint|forints|hungarian forint",
        "TRY": "lira|liras|turkish lira|turkish liras",
        "BRL": "reais|reals|brazilian reais|brazilian real",
        "MXN": "mexican peso|mexican pesos",
        "ARS": "argentine peso|argentine pesos",
        "CLP": "chilean peso|chilean pesos",
        "PHP": "philippine peso|philippine pesos",
        "ZAR": "rand|south african rand",
        "THB": "baht|thai baht",
        "MYR": "ringgit|malaysian ringgit",
        "IDR": "rupiah|indonesian rupiah",
        "VND": "dong|vietnamese dong",
        "NGN": "naira|nigerian naira",
        "KES": "kenyan shillings|kenyan shilling",
        "EGP": "egyptian pounds|egyptian pound",
        "AED": "dirham|dirhams|uae dirhams",
        "SAR": "riyal|riyals|saudi riyals",
        "ILS": "shekel|shekels|israeli shekels",
        "UAH": "hryvnia|hryvnias",
        "KZT": "tenge",
        "DEM": "marks|german marks|deutsche marks",
        "FIM": "markka|finnish markka",
        "ESP": "peseta|pesetas",
        "NLG": "guilder|guilders|dutch guilder|dutch guilders",
        "franc": "franc|francs",
        "peso": "peso|pesos",
        "cent": "cent|cents|u.s. cents|us cents",
        "penny": "penny|pence",
        "BTC": "bitcoin|bitcoins|btc",
    }
) | {code.lower(): code for code in ("CNY", "EUR", "GBP", "HKD", "INR", "JPY", "USD")}
_CHINESE_CURRENCIES = spread(
    {
        "CNY": "元|元人民币|人民币|块|块钱|人民币元",
        "USD": "美元|美金|美刀",
        "EUR": "欧元",
        "GBP": "英镑",
        "JPY": "日元",
        "HKD": "港元|港币",
        "TWD": "台币|新台币|新台币元",
        "MOP": "澳门元|澳门币",
        "KRW": "韩元|韩币",
        "AUD": "澳元|澳大利亚元",
        "CAD": "加元|加拿大元",
        "NZD": "新西兰元|纽元",
        "SGD": "新加坡元|新元|新币",
        "CHF": "瑞士法郎|瑞郎",
        "RUB": "卢布",
        "INR": "卢比|印度卢比",
        "THB": "泰铢",
        "MYR": "林吉特|令吉",
        "IDR": "印尼盾|印度尼西亚卢比",
        "VND": "越南盾",
        "BRL": "雷亚尔",
        "ZAR": "兰特",
        "TRY": "土耳其里拉|里拉",
        "SEK": "瑞典克朗",
        "NOK": "挪威克朗",
        "DKK": "丹麦克朗",
        "NGN": "奈拉",
        "AED": "迪拉姆",
        "BTC": "比特币|个比特币",
        "cent": "美分",
        "jiao": "角|毛",
    }
)

# --- Percent --------------------------------------------------------------------------------------

SHARE_SIGNS = {"%": "percent", "‰": "permille"}
"""The signs that every language uses."""
ENGLISH_UNIT_SIGNS = spread(
    {
        "percent": "percent|per cent|percents|pct|pc|percentage",
        "percentage-point": "% point|% points|percentage point|percentage points|percent points"
        "|per cent points|pp|ppt|ppts|pts|p.p.",
        "permille": "per mille|per mil|permille",
        "basis-point": "basis point|basis points|bps|bp",
    }
)
CHINESE_UNIT_SIGNS = spread(
    {
        "percentage-point": "个百分点|百分点|个百 分点|个 百 分 点|个 百 分点|个百分 点",
        "basis-point": "个基点|基点",
    }
)

# --- Measures -------------------------------------------------------------------------------------

_PREFIXES = spread(
    {
        "": "|",
        "k": "kilo",
        "M": "mega",
        "G": "giga",
        "T": "tera",
        "c": "centi",
        "d": "deci",
        "m": "milli",
        "µ": "micro",
        "n": "nano",
        "p": "pico",
    }
)
_BASES = spread(
    {
        "m": "meter|metre",
        "g": "gram|gramme",
        "L": "liter|litre",
        "W": "watt",
        "Wh": "watt-hour|watt hour",
        "Hz": "hertz",
        "B": "byte",
        "bit": "bit",
        "V": "volt",
        "A": "ampere|amp",
        "Pa": "pascal",
        "J": "joule",
        "cal": "calorie",
        "t": "tonne|ton",
        "s": "second",
    }
)
_METRIC = {
    f"{prefix}{base}{plural}": f"{_PREFIXES[prefix]}{_BASES[base]}"
    for prefix in _PREFIXES
    for base in _BASES
    for plural in ("", "s")
}
_SYMBOLS = spread(
    {
        "km": "km|kms",
        "m": "m",
        "dm": "dm",
        "cm": "cm",
        "mm": "mm",
        "µm": "µm|μm|um|micron|microns",
        "nm": "nm",
        "kg": "kg|kgs|kilo|kilos",
        "g": "g",
        "mg": "mg",
        "µg": "µg|μg|mcg",
        "L": "l",
        "mL": "ml",
        "t": "t|metric ton|metric tons",
        "Mt": "mt",
        "kW": "kw",
        "MW": "mw",
        "GW": "gw",
        "TW": "tw",
        "Wh": "wh",
        "kWh": "kwh|kilowatt-hours|kilowatt hours",
        "MWh": "mwh",
        "GWh": "gwh",
        "TWh": "twh",
        "Hz": "hz",
        "kHz": "khz",
        "MHz": "mhz",
        "GHz": "ghz",
        "kB": "kb",
        "MB": "mb",
        "GB": "gb",
        "TB": "tb",
        "PB": "pb",
        "TEU": "teu|teus",
        "km/h": "km/h|kph|kmph|km/hr|kmh|kilometers per hour|kilometres per hour"
        "|kilometers an hour|kilometres an hour",
        "mph": "mph|miles per hour|miles an hour",
        "km2": "km2|km²|sq km|square kilometer|square kilometers|square kilometre"
        "|square kilometres",
        "m2": "m2|m²|sq m|square meter|square meters|square metre|square metres",
        "m3": "m3|m³|cubic meter|cubic meters|cubic metre|cubic metres",
        "ha": "ha|hectare|hectares",
        "°C": "°c|degrees celsius|degree celsius|degrees centigrade|celsius",
        "°F": "°f|degrees fahrenheit|fahrenheit",
        "°": "°|degree|degrees",
        "times": "times|x",
    }
)
_CUSTOMARY = spread(
    {
        "in": "inch|inches|in.",
        "ft": "foot|feet|ft",
        "yd": "yard|yards",
        "mi": "mile|miles",
        "nmi": "nautical mile|nautical miles",
        "acre": "acre|acres",
        "sq ft": "square foot|square feet|sq ft",
        "sq mi": "square mile|square miles",
        "cu ft": "cubic foot|cubic feet",
        "oz": "ounce|ounces|oz",
        "lb": "pound|pounds|lb|lbs",
        "gal": "gallon|gallons",
        "pt": "pint|pints",
        "bbl": "barrel|barrels|bbl|bpd|barrels per day",
        "bu": "bushel|bushels",
        "tbsp": "tablespoon|tablespoons",
        "tsp": "teaspoon|teaspoons",
        "cup": "cup|cups",
        "dram": "drachma|drachmas|dram",
        "ct": "carat|carats",
        "second": "second|seconds",
        "minute": "minute|minutes|min|mins",
        "hour": "hour|hours|hr|hrs",
        "day": "day|days",
        "week": "week|weeks",
        "month": "month|months",
        "quarter": "quarter|quarters",
        "year": "year|years|yr|yrs",
        "decade": "decade|decades",
    }
)
ENGLISH_UNITS = _METRIC | _CUSTOMARY | _SYMBOLS | _ENGLISH_CURRENCIES
UNIT_SYMBOLS = frozenset(
    symbol for symbol in (*_SYMBOLS, "ft", "oz", "lb", "lbs", "bbl", "bpd", "min", "mins", "hr")
) | {"W", "V", "A", "K", "pm", "am", "s", "h"}
"""What may be glued to digits, in lower case."""
CAPITAL_UNITS = (
    f"(?:[kKMGT]W[hH]?|[KMGTP]B|[kKMG]Hz|KM|CM|MM|KG|TEU|RMB|{'|'.join(ISO_CURRENCIES)})"
)
"""A pattern for units in capitals, which do not make digits a name."""

_CHINESE_PREFIXES = {"": "", "千": "k", "兆": "M", "吉": "G", "毫": "m", "微": "µ", "纳": "n"}
_CHINESE_BASES = spread(
    {
        "m": "米",
        "g": "克",
        "L": "升",
        "W": "瓦",
        "Wh": "瓦时",
        "Hz": "赫兹|赫",
        "B": "字节",
        "bit": "比特",
        "V": "伏",
        "Pa": "帕",
        "J": "焦",
        "cal": "卡",
    }
)
_CHINESE_MEASURES = {
    f"{prefix}{base}": f"{symbol}{_CHINESE_BASES[base]}"
    for prefix, symbol in _CHINESE_PREFIXES.items()
    for base in _CHINESE_BASES
} | spread(
    {
        "km": "公里",
        "cm": "厘米|公分",
        "m2": "平方米|平米",
        "km2": "平方公里|平方千米",
        "m3": "立方米|方",
        "ha": "公顷",
        "mu": "亩",
        "kg": "公斤",
        "jin": "斤",
        "liang": "两",
        "t": "吨",
        "dan": "担",
        "kWh": "度电|千瓦小时",
        "km/h": "公里每小时|公里/小时",
        "times": "倍",
        "second": "秒|秒钟",
        "minute": "分钟",
        "hour": "小时|个小时",
        "day": "天|日",
        "week": "周|个星期|星期",
        "month": "个月|月",
        "quarter": "个季度",
        "year": "年",
        "°C": "摄氏度|℃",
        "°": "度",
        "bbl": "桶",
        "TEU": "标箱|标准箱",
    }
)
_COUNTERS = (
    "个 家 户 人 名 位 条 项 座 台 辆 架 艘 只 头 匹 羽 尾 棵 株 件 套 批 次 场 届 期 版 章 篇 "
    "页 本 册 张 份 把 支 枝 根 片 块 间 层 栋 幢 处 所 门 种 类 级 款 笔 单 宗 起 例 颗 粒 箱 "
    "袋 瓶 杯 盒 包 组 队 班 股 手 双 对 副 打 轮 步 环 圈 口 句 字 词 段 行 列 节 国 省 市 县 "
    "区 乡 镇 村 院 校 厂 店 馆 站 桥 路 楼 室 人次 架次 班次 车次 票 枚 面 道 盏 扇 床 席 桌 集 "
    "部 幅 首 曲 盘 局 回 趟 遍 下 声 发 吨公里 人份 剂 针 剂次 代 大 万里 里 亿里 孔 眼 穴 卷 "
    "档 星 车 船 辈 尊 朵 束 串 筐 篮 担 垛 车皮 网 个人 家次 户次 件次 批次 人月 角 分 毛 美分 "
    "种类 世纪 群 排 边 港 岛"
).split()
CHINESE_COUNTERS = frozenset(_COUNTERS)
CHINESE_UNITS = (
    {counter: counter for counter in _COUNTERS} | _CHINESE_MEASURES | _CHINESE_CURRENCIES
)
CHINESE_UNIT = re.compile(one_of(CHINESE_UNITS))
