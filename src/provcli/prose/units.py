"""Currencies, percent, and units of measure, as English and Chinese write them.

Codes of currencies are those of ISO 4217, symbols of measures those of the SI.
"""

from provcli.prose.english_words import LARGE_SCALES, TIME_UNITS
from provcli.prose.patterns import LETTER, Pattern, any_of, one_of, read_table

# --- Currencies -----------------------------------------------------------------------------------

ISO_CURRENCIES = frozenset(
    "AED AOA ARS AUD AZN BDT BGN BHD BOB BRL BTC BTN BWP CAD CHF CLP CNH CNY COP CRC CZK DKK DZD "
    "EGP ETB EUR FJD GBP GEL GHS GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY "
    "KES KGS KHR KRW KWD KZT LAK LBP LKR MAD MGA MKD MMK MNT MOP MRU MVR MWK MXN MYR MZN NAD NGN "
    "NIO NOK NPR NZD OMR PAB PEN PHP PKR PLN PYG QAR RON RSD RUB SAR SEK SGD SLE THB TJS TND TRY "
    "TTD TWD TZS UAH UGX USD UYU UZS VES VND XAF XCD XOF ZAR ZMW".split()
)
LENGTHS = frozenset("km m dm cm mm µm nm ft yd mi nmi".split())
MEASURES = LENGTHS | frozenset(
    "km2 m2 ha acre mu m3 L mL t kg g mg µg bbl TEU kW MW GW TW "
    "Wh kWh MWh GWh TWh Hz kHz MHz GHz kB MB GB TB PB km/h lb jin °C °F times knot dB hp hPa "
    "Sv mSv µSv Bq".split()
)
"""The units of measure that a text names without a doubt."""
BASES = MEASURES | {*TIME_UNITS}
"""What another unit may be counted for: m3 in 微克/立方米."""
RATES = frozenset({"percent", "permille", "percentage-point", "basis-point"})
_DOLLARS = read_table("""
    USD: US, U.S., U.S, USD; AUD: A, AU, AUD; CAD: C, CA, CAD, CDN; HKD: HK, HKD; NZD: NZ, NZD;
    SGD: S, SG, SGD; TWD: NT, TWD; MXN: MEX, Mex, MX, MXN; BRL: R;
    NAD: N, NAD; JMD: J, JMD; TTD: TT; XCD: EC; FJD: FJ; GYD: G
""")
_SIGNS = read_table("""
    USD: $; BTC: ₿; EUR: €; GBP: £; CNY: ¥, ￥; INR: ₹; KRW: ₩; RUB: ₽; TRY: ₺; VND: ₫; THB: ฿;
    ILS: ₪; NGN: ₦; PHP: ₱; UAH: ₴; KZT: ₸; GEL: ₾; CRC: ₡; LAK: ₭; LKR: ரூ
""")
_LETTERS = (
    {"RMB": "CNY", "RM": "MYR", "Rs": "INR", "Rs.": "INR", "Rp": "IDR", "PS": "GBP"}
    | {"Ksh": "KES", "KSh": "KES", "Tk": "BDT", "SFr": "CHF"}
    | {code: code for code in ISO_CURRENCIES}
)
_BEGINS = f"(?<!{LETTER})"
_SIGNS_BEFORE = (
    # HK $5, us $5, $US5
    rf"(?<![A-Z]){any_of(_DOLLARS)} ?\$|{_BEGINS}(?:(?:us|u\.s\.?|hk|nt|c|aud|cad|nzd|mxn) ?|a)\$",
    r"\$(?:US|AU?|CA?|NZ|HK)(?= ?[0-9])",
    # €5, EUR 5, RM5, rmb 5
    f"[{''.join(sign for sign in _SIGNS if len(sign) == 1)}]",
    rf"(?<![A-Z]){any_of(_LETTERS)}(?= ?-?[0-9.]| [a-z])|{_BEGINS}(?:rmb|usd|eur|gbp)(?= ?[0-9])",
    # P500 is a name, but P500 million is money.
    rf"{_BEGINS}[PR](?=[0-9](?:[0-9.,]{{0,11}}[0-9])? ?{LARGE_SCALES})",
)
_BEFORE = Pattern("|".join(_SIGNS_BEFORE))
CURRENCY_STARTS = f"(?:{_BEFORE.source})"
_DOLLAR_AFTER = Pattern(f" ?(?P<code>{any_of(set(_DOLLARS.values()))})(?![A-Za-z])")
_AFTER = Pattern(f" ?{any_of(_SIGNS)}(?![0-9])")


def read_currency_before(text: str, start: int) -> tuple[int, str] | None:
    """Return the end of the currency sign at `start`, and its ISO 4217 code."""
    found = _BEFORE.match(text, start)
    if not found:
        return None
    sign = found[0].replace(" ", "")
    letters = sign.strip("$")
    code = (
        {"P": "PHP", "R": "ZAR"}.get(sign)
        or _SIGNS.get(sign)
        or _LETTERS.get(sign)
        or _LETTERS.get(sign.upper())
    )
    return found.end(), code or _DOLLARS[letters.upper()]


def read_currency_after(text: str, start: int) -> tuple[int, str] | None:
    """Return the same for a sign after a number that ends at `start`."""
    found = _AFTER.match(text, start)
    return (found.end(), _SIGNS[found[0].strip()]) if found else None


def read_dollar_after(text: str, end: int) -> str:
    """Return the code after an amount with a $ that says which: $5 million CAD."""
    found = _DOLLAR_AFTER.match(text, end)
    return found["code"] if found else ""


ENGLISH_CURRENCIES = read_table("""
    CNY: yuan, renminbi, rmb, chinese yuan, yuan renminbi, kuai, cny; USD: dollar(s), us dollar(s),
    u.s. dollar(s), american dollars, usd, bucks; AUD: australian dollar(s); CAD: canadian
    dollar(s); HKD: hong kong dollar(s), hkd; NZD: new zealand dollar(s); SGD: singapore dollar(s);
    TWD: new taiwan dollar(s), taiwan dollars; EUR: euro(s), eur; GBP: pounds sterling, british
    pound(s), sterling, gbp, quid; JPY: yen, japanese yen, jpy; KRW: won, south korean won, korean
    won; INR: rupee(s), indian rupees, inr; PKR: pakistani rupees; CHF: swiss franc(s); RUB:
    rouble(s), ruble(s), russian rubles; SEK: swedish krona, swedish crowns, swedish kronor, kronor,
    krona; NOK: norwegian krone, norwegian crowns, norwegian kroner; DKK: danish krone, danish
    kroner, danish crowns, kroner, krone; crown: crown(s); PLN: zloty(s), polish zloty; CZK: czech
    koruna, czech crowns, koruna; HUF: forint(s), hungarian forint; TRY: lira(s), turkish lira(s);
    BRL: reais, reals, brazilian reais, brazilian real; MXN: mexican peso(s); ARS: argentine
    peso(s); CLP: chilean peso(s); PHP: philippine peso(s); ZAR: rand, south african rand; THB:
    baht, thai baht; MYR: ringgit, malaysian ringgit; IDR: rupiah, indonesian rupiah; VND: dong,
    vietnamese dong; NGN: naira, nigerian naira; KES: kenyan shilling(s); EGP: egyptian pound(s);
    AED: dirham(s), uae dirhams; SAR: riyal(s), saudi riyals; ILS: shekel(s), israeli shekels; UAH:
    hryvnia(s); KZT: tenge; PEN: sol, soles, peruvian soles; KHR: riels; MMK: kyat(s); BDT: taka,
    bangladeshi taka; LKR: sri lankan rupees; NPR: nepali rupees, nepalese rupees; MNT: tugrik(s),
    togrogs; GHS: cedi(s); ETB: birr; TZS: tanzanian shillings; UGX: ugandan shillings; MAD:
    moroccan dirhams; RON: romanian lei; BGN: leva; RSD: serbian dinars; COP: colombian pesos; GEL:
    georgian lari, lari; ISK: icelandic kronur; BOB: boliviano(s); PYG: guarani(s), guaranies; VES:
    bolivar(s), bolivares; GTQ: quetzal(s), quetzales; HNL: lempira(s); NIO: cordoba(s); PAB:
    balboa(s); CRC: colones; HTG: gourde(s); AZN: manat(s); KGS: som(s); TJS: somoni(s); UZS: uzbek
    soum(s), uzbek som(s), uzbek sum(s); LAK: kip, kips; MKD: denar(s), denari; MGA: ariary; AOA:
    kwanza(s); MZN: metical(s), meticais; ZMW: kwacha(s), zambian kwacha; MWK: malawian kwacha; BWP:
    pula(s); GMD: dalasi(s); SLE: leones; MRU: ouguiya(s); MVR: rufiyaa; BTN: ngultrum(s); MOP:
    pataca(s); IRR: iranian rial(s); OMR: omani rial(s); QAR: qatari riyal(s); KWD: kuwaiti
    dinar(s); BHD: bahraini dinar(s); JOD: jordanian dinar(s); IQD: iraqi dinar(s); DZD: algerian
    dinar(s); TND: tunisian dinar(s); LBP: lebanese pound(s); JMD: jamaican dollar(s); NAD: namibian
    dollar(s); FJD: fijian dollar(s); GYD: guyanese dollar(s); XCD: east caribbean dollar(s); UYU:
    uruguayan peso(s); DEM: marks, german marks, deutsche marks; FIM: markka, finnish markka; ESP:
    peseta(s); NLG: guilder(s), dutch guilder(s); franc: franc(s); peso: peso(s); dinar: dinar(s);
    rial: rial(s); shilling: shilling(s); leu: lei; cent: cent(s), u.s. cents, us cents; penny:
    penny, pence; BTC: bitcoin(s), btc
""")
MINOR_UNITS = {"p": "penny", "c": "cent", "¢": "cent"}
MINOR_SIGN = Pattern(r" ?¢(?![0-9])|[pc](?![A-Za-z0-9])")
"""A pattern for a hundredth of a currency after digits: 18.5p, 45¢."""
SHARED_NAMES = {
    "DKK": "NOK",
    "INR": "PKR|LKR|NPR",
    "crown": "DKK|SEK|NOK|CZK",
    "peso": "MXN|ARS|CLP|PHP|COP|UYU",
    "franc": "CHF|XAF|XOF",
    "dinar": "KWD|BHD|JOD|IQD|DZD|TND|RSD|LYD",
    "rial": "IRR|OMR|YER",
    "shilling": "KES|TZS|UGX|SOS",
    "leu": "RON|MDL",
    "SAR": "QAR",
    "AED": "MAD",
}
"""The codes of other currencies of one name: kroner are those whose code the text prints."""
_CHINESE_CURRENCIES = read_table("""
    CNY: 元, 元人民币, 人民币, 块, 块钱, 人民币元; USD: 美元, 美金, 美刀; EUR: 欧元; GBP: 英镑; JPY:
    日元; HKD: 港元, 港币; TWD: 台币, 新台币, 新台币元; MOP: 澳门元, 澳门币; KRW: 韩元, 韩币; AUD:
    澳元, 澳大利亚元; CAD: 加元, 加拿大元; NZD: 新西兰元, 纽元; SGD: 新加坡元, 新元, 新币; CHF:
    瑞士法郎, 瑞郎; RUB: 卢布; INR: 卢比, 印度卢比; THB: 泰铢; MYR: 林吉特, 令吉; IDR: 印尼盾,
    印度尼西亚卢比; VND: 越南盾; BRL: 雷亚尔; ZAR: 兰特; TRY: 土耳其里拉, 里拉; SEK: 瑞典克朗; NOK:
    挪威克朗; DKK: 丹麦克朗; NGN: 奈拉; AED: 迪拉姆; BTC: 比特币, 个比特币; cent: 美分; jiao: 角,
    毛; peso: 比索; MXN: 墨西哥比索; PHP: 菲律宾比索; franc: 法郎; crown: 克朗; dinar: 第纳尔; rial:
    里亚尔; shilling: 先令; HUF: 福林; PLN: 兹罗提; UAH: 格里夫纳; KZT: 坚戈
""")

# --- Percent --------------------------------------------------------------------------------------

SHARE_SIGNS = {"%": "percent", "‰": "permille"}
"""The signs that every language uses."""
ENGLISH_UNIT_SIGNS = read_table("""
    percent: percent(s), per cent, pct, pc, percentage; percentage-point: % point(s),
    percentage point(s), percent points, per cent points, pp, ppt(s), pts, p.p.;
    permille: per mille, per mil, permille; basis-point: basis point(s), bp(s)
""")
CHINESE_UNIT_SIGNS = read_table("""
    percentage-point: 个百分点, 百分点, 个百 分点, 个 百 分 点, 个 百 分点, 个百分 点;
    permille: 个千分点, 千分点; basis-point: 个基点, 基点
""")

# --- Measures -------------------------------------------------------------------------------------

_PREFIXES = {"": ""} | read_table(
    "k: kilo; M: mega; G: giga; T: tera; h: hecto; c: centi; d: deci; m: milli; µ: micro; n: nano; "
    "p: pico"
)
_BASES = read_table("""
    m: meter, metre; g: gram, gramme; L: liter, litre; W: watt; Wh: watt-hour, watt hour; Hz: hertz;
    B: byte; bit: bit; V: volt; A: ampere, amp; Pa: pascal; J: joule; cal: calorie; t: tonne, ton;
    s: second; Sv: sievert; Bq: becquerel
""")
_METRIC = {
    f"{prefix}{base}{plural}": f"{_PREFIXES[prefix]}{_BASES[base]}"
    for prefix in _PREFIXES
    for base in _BASES
    for plural in ("", "s")
}
_SYMBOLS = read_table("""
    km: km(s), ㎞; m: m; dm: dm; cm: cm, ㎝; mm: mm, ㎜;
    µm: µm, μm, um, micron(s); nm: nm; kg: kg(s), kilo(s), ㎏; g: g;
    mg: mg, ㎎; µg: µg, μg, ug, mcg; L: l; mL: ml; t: t, metric ton(s); Mt: mt; kW: kw; MW: mw;
    GW: gw; TW: tw; Wh: wh; kWh: kwh, kilowatt-hours, kilowatt hours; MWh: mwh; GWh: gwh; TWh: twh;
    Hz: hz; kHz: khz; MHz: mhz; GHz: ghz; kB: kb; MB: mb; GB: gb; TB: tb; PB: pb; TEU: teu(s); km/h:
    km/h, kph, kmph, km/hr, kmh, kilometers per hour, kilometres per hour, kilometers an hour,
    kilometres an hour; mph: mph, miles per hour, miles an hour; km2: km2, km², ㎢, sq km, square
    kilometer(s), square kilometre(s); m2: m2, m², ㎡, sq m, square meter(s), square metre(s); m3:
    m3, m³, ㎥, cubic meter(s), cubic metre(s), cumec(s); ha: ha, hectare(s); °C: °c, degrees
    celsius, degree celsius, degrees centigrade, celsius; °F: °f, degrees fahrenheit, fahrenheit;
    °: °, degree(s); rad: rad, radian(s);
    times: times; dB: db, decibel(s); hp: hp, horsepower; hPa: hpa, millibar(s), mbar
""")
_CUSTOMARY = read_table("""
    in: inch, inches, in.; ft: foot, feet, ft; yd: yard(s); mi: mile(s); nmi: nautical mile(s);
    acre: acre(s); sq ft: square foot, square feet, sq ft; sq mi: square mile(s); cu ft: cubic foot,
    cubic feet; oz: ounce(s), oz; lb: pound(s), lb(s); gal: gallon(s); pt: pint(s); bbl: barrel(s),
    bbl, bpd, barrels per day; bu: bushel(s); tbsp: tablespoon(s); tsp: teaspoon(s); cup: cup(s);
    knot: knot(s); qt: quart(s); therm: therm(s); fathom: fathom(s); furlong: furlong(s); dram:
    drachma(s), dram; ct: carat(s); minute: min(s); hour: hr(s), h; year: yr(s)
""")
_TIMES = {form: unit for unit in TIME_UNITS for form in (unit, f"{unit}s")}
ENGLISH_UNITS = _METRIC | _CUSTOMARY | _SYMBOLS | _TIMES | ENGLISH_CURRENCIES
UNIT_SYMBOLS = frozenset(
    symbol for symbol in (*_SYMBOLS, "ft", "oz", "lb", "lbs", "bbl", "bpd", "min", "mins", "hr")
) | {"W", "V", "A", "K", "pm", "am", "s", "h"}
"""What may be glued to digits, in lower case."""
CAPITAL_UNITS = f"(?:[kKMGT]W[hH]?|[KMGTP]B|[kKMG]Hz|KM|CM|MM|KG|TEU|RMB|{any_of(ISO_CURRENCIES)})"
"""A pattern for units in capitals, which do not make digits a name."""

_CHINESE_PREFIXES = {"": "", "千": "k", "兆": "M", "吉": "G", "毫": "m", "微": "µ", "纳": "n"}
_CHINESE_BASES = read_table("""
    m: 米; g: 克; L: 升; W: 瓦; Wh: 瓦时; Hz: 赫兹, 赫; B: 字节; bit: 比特; V: 伏; Pa: 帕; J: 焦;
    cal: 卡
""")
CHINESE_MEASURES = {
    f"{prefix}{base}": f"{symbol}{_CHINESE_BASES[base]}"
    for prefix, symbol in _CHINESE_PREFIXES.items()
    for base in _CHINESE_BASES
} | read_table("""
    km: 公里; cm: 厘米, 公分; m2: 平方米, 平米; km2: 平方公里, 平方千米; m3: 立方米, 方; ha: 公顷;
    mu: 亩; kg: 公斤; jin: 斤; liang: 两; t: 吨; dan: 担; kWh: 度电, 千瓦小时; km/h: 公里每小时,
    公里/小时; times: 倍; second: 秒, 秒钟; minute: 分钟; hour: 小时, 个小时; day: 天, 日; week: 周,
    个星期, 星期; month: 个月, 月; quarter: 个季度; year: 年, 岁; °C: 摄氏度, ℃; °: 度; bbl: 桶;
    TEU: 标箱, 标准箱; hPa: 百帕; nmi: 海里; mi: 英里; ft: 英尺;
    in: 英寸; oz: 盎司; lb: 磅; gal: 加仑; hp: 马力; dB: 分贝
""")
_LIKE_PLACES = [measure for measure in CHINESE_MEASURES if measure[0] in "百千兆"]
LIKE_NUMBERS = any_of(("百分点", "千分点", *_LIKE_PLACES))
"""A pattern for units that begin like a number: 千瓦; in 三十两 the last character is one, too."""
_COUNTERS = (
    "个 家 户 人 名 位 条 项 座 台 辆 架 艘 只 头 匹 羽 尾 棵 株 件 套 批 次 场 届 期 版 章 篇 "
    "页 本 册 张 份 把 支 枝 根 片 块 间 层 栋 幢 处 所 门 种 类 级 款 笔 单 宗 起 例 颗 粒 箱 "
    "袋 瓶 杯 盒 包 组 队 班 股 手 双 对 副 打 轮 步 环 圈 口 句 字 词 段 行 列 节 国 省 市 县 "
    "区 乡 镇 村 院 校 厂 店 馆 站 桥 路 楼 室 人次 架次 班次 车次 票 枚 面 道 盏 扇 床 席 桌 集 "
    "部 幅 首 曲 盘 局 回 趟 遍 下 声 发 吨公里 人份 剂 针 剂次 代 大 万里 里 亿里 孔 眼 穴 卷 "
    "档 星 车 船 辈 尊 朵 束 串 筐 篮 担 垛 车皮 网 个人 家次 户次 件次 批次 人月 角 分 毛 美分 "
    "种类 世纪 群 排 边 港 岛 球"
).split()
CHINESE_COUNTERS = frozenset(_COUNTERS)
CHINESE_UNITS = {counter: counter for counter in _COUNTERS} | CHINESE_MEASURES | _CHINESE_CURRENCIES
CHINESE_UNIT = Pattern(one_of(CHINESE_UNITS))

PER_THOUSANDS = Pattern(
    r"(?: [\w-]+){0,3}? (?:per|in|out of|for every|of every) (?P<base>[\d,]*,?000|thousand)\b"
)
"""What follows a number of so many thousands, such as 5 deaths per 1,000 births."""
