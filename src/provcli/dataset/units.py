"""Units that a dataset need not declare: common ones, and currencies.

A dataset that declares a unit of the same id replaces the one here.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Literal

# Currencies by their ISO 4217 codes, with the plural names of Unicode CLDR.
_CURRENCIES = """
AED UAE dirhams; AFN Afghan afghanis; ALL Albanian lekë; AMD Armenian drams; AOA Angolan kwanzas;
ARS Argentine pesos; AUD Australian dollars; AWG Aruban florins; AZN Azerbaijani manats; BAM
Bosnia-Herzegovina convertible marks; BBD Barbadian dollars; BDT Bangladeshi takas; BHD Bahraini
dinars; BIF Burundian francs; BMD Bermudan dollars; BND Brunei dollars; BOB Bolivian bolivianos;
BRL Brazilian reais; BSD Bahamian dollars; BTN Bhutanese ngultrums; BWP Botswanan pulas; BYN
Belarusian rubles; BZD Belize dollars; CAD Canadian dollars; CDF Congolese francs; CHF Swiss
francs; CLP Chilean pesos; CNY yuan; COP Colombian pesos; CRC Costa Rican colones; CUP Cuban
pesos; CVE Cape Verdean escudos; CZK Czech korunas; DJF Djiboutian francs; DKK Danish kroner; DOP
Dominican pesos; DZD Algerian dinars; EGP Egyptian pounds; ERN Eritrean nakfas; ETB Ethiopian
birrs; EUR euros; FJD Fijian dollars; FKP Falkland Islands pounds; GBP British pounds; GEL
Georgian laris; GHS Ghanaian cedis; GIP Gibraltar pounds; GMD Gambian dalasis; GNF Guinean francs;
GTQ Guatemalan quetzals; GYD Guyanese dollars; HKD Hong Kong dollars; HNL Honduran lempiras; HTG
Haitian gourdes; HUF Hungarian forints; IDR Indonesian rupiahs; ILS Israeli new shekels; INR
Indian rupees; IQD Iraqi dinars; IRR Iranian rials; ISK Icelandic krónur; JMD Jamaican dollars;
JOD Jordanian dinars; JPY Japanese yen; KES Kenyan shillings; KGS Kyrgyz soms; KHR Cambodian
riels; KMF Comorian francs; KPW North Korean won; KRW South Korean won; KWD Kuwaiti dinars; KYD
Cayman Islands dollars; KZT Kazakhstani tenges; LAK Laotian kips; LBP Lebanese pounds; LKR Sri
Lankan rupees; LRD Liberian dollars; LSL Lesotho lotis; LYD Libyan dinars; MAD Moroccan dirhams;
MDL Moldovan lei; MGA Malagasy ariaries; MKD Macedonian denari; MMK Myanmar kyats; MNT Mongolian
tugriks; MOP Macanese patacas; MRU Mauritanian ouguiyas; MUR Mauritian rupees; MVR Maldivian
rufiyaas; MWK Malawian kwachas; MXN Mexican pesos; MYR Malaysian ringgits; MZN Mozambican
meticals; NAD Namibian dollars; NGN Nigerian nairas; NIO Nicaraguan córdobas; NOK Norwegian
kroner; NPR Nepalese rupees; NZD New Zealand dollars; OMR Omani rials; PAB Panamanian balboas; PEN
Peruvian soles; PGK Papua New Guinean kina; PHP Philippine pesos; PKR Pakistani rupees; PLN Polish
zlotys; PYG Paraguayan guaranis; QAR Qatari riyals; RON Romanian lei; RSD Serbian dinars; RUB
Russian rubles; RWF Rwandan francs; SAR Saudi riyals; SBD Solomon Islands dollars; SCR Seychellois
rupees; SDG Sudanese pounds; SEK Swedish kronor; SGD Singapore dollars; SHP St. Helena pounds; SLE
Sierra Leonean leones; SOS Somali shillings; SRD Surinamese dollars; SSP South Sudanese pounds;
STN São Tomé & Príncipe dobras; SVC Salvadoran colones; SYP Syrian pounds; SZL Swazi emalangeni;
THB Thai baht; TJS Tajikistani somonis; TMT Turkmenistani manat; TND Tunisian dinars; TOP Tongan
paʻanga; TRY Turkish lira; TTD Trinidad & Tobago dollars; TWD New Taiwan dollars; TZS Tanzanian
shillings; UAH Ukrainian hryvnias; UGX Ugandan shillings; USD US dollars; UYU Uruguayan pesos; UZS
Uzbekistani som; VED Venezuelan digital bolívars; VES Venezuelan bolívars; VND Vietnamese dong;
VUV Vanuatu vatus; WST Samoan tala; XAF Central African CFA francs; XCD East Caribbean dollars;
XCG Caribbean guilders; XDR special drawing rights; XOF West African CFA francs; XPF CFP francs;
YER Yemeni rials; ZAR South African rand; ZMW Zambian kwachas; ZWG Zimbabwean gold
"""
_RATES = "percent %; permille ‰; percentage-point percentage points; basis-point basis points"
_QUANTITIES = """
count; times times; person people; household households; year years; quarter quarters; month months;
week weeks; day days; hour hours; minute minutes; second seconds; millimeter mm; centimeter cm;
meter meters; kilometer km; square-meter m²; square-kilometer km²; hectare hectares; cubic-meter m³;
liter liters; gram grams; kilogram kg; tonne tonnes; barrel barrels; watt watts; kilowatt kW;
megawatt MW; gigawatt GW; kilowatt-hour kWh; degree-celsius °C
"""


@cache
def standard_units() -> Mapping[str, tuple[str, Literal["quantity", "rate", "rank"]]]:
    """Return label and kind of each unit that needs no declaration."""
    units: dict[str, tuple[str, Literal["quantity", "rate", "rank"]]] = {"rank": ("", "rank")}
    for row in (_CURRENCIES + ";" + _QUANTITIES).split(";"):
        id_, *words = row.split()
        units[id_] = (" ".join(words), "quantity")
    for row in _RATES.split(";"):
        id_, *words = row.split()
        units[id_] = (" ".join(words), "rate")
    return units


_FACTORS = {
    ("kilogram", "jin"): "2.0000",
    ("hectare", "mu"): "15.000",
    ("hectare", "acre"): "2.4711",
    ("kilometer", "mi"): "0.62137",
    ("kilogram", "lb"): "2.2046",
    ("meter", "ft"): "3.2808",
}
"""How many of the second unit make one of the first, to five digits."""


def find_factor(first: str, second: str) -> Decimal | None:
    """Return how many of the second unit make one of the first, if it is known."""
    if factor := _FACTORS.get((first, second)):
        return Decimal(factor)
    factor = _FACTORS.get((second, first))
    return round(1 / Decimal(factor), 8).normalize() if factor else None
