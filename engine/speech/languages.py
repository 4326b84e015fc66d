"""Languages that speech models and subtitle files speak of: codes of ISO 639-1 and 639-2, and English names."""

from __future__ import annotations

_TABLE = """
af:afr:afrikaans am:amh:amharic ar:ara:arabic as:asm:assamese az:aze:azerbaijani ba:bak:bashkir be:bel:belarusian
bg:bul:bulgarian bn:ben:bengali bo:bod,tib:tibetan br:bre:breton bs:bos:bosnian ca:cat:catalan cs:ces,cze:czech
cy:cym,wel:welsh da:dan:danish de:deu,ger:german el:ell,gre:greek en:eng:english es:spa:spanish et:est:estonian
eu:eus,baq:basque fa:fas,per:persian fi:fin:finnish fo:fao:faroese fr:fra,fre:french gl:glg:galician gu:guj:gujarati
ha:hau:hausa haw:haw:hawaiian he:heb:hebrew hi:hin:hindi hr:hrv:croatian ht:hat:haitian hu:hun:hungarian
hy:hye,arm:armenian id:ind:indonesian is:isl,ice:icelandic it:ita:italian ja:jpn:japanese jw:jav:javanese
ka:kat,geo:georgian kk:kaz:kazakh km:khm:khmer kn:kan:kannada ko:kor:korean la:lat:latin lb:ltz:luxembourgish
ln:lin:lingala lo:lao:lao lt:lit:lithuanian lv:lav:latvian mg:mlg:malagasy mi:mri,mao:maori mk:mkd,mac:macedonian
ml:mal:malayalam mn:mon:mongolian mr:mar:marathi ms:msa,may:malay mt:mlt:maltese my:mya,bur:burmese ne:nep:nepali
nl:nld,dut:dutch nn:nno:nynorsk no:nor:norwegian oc:oci:occitan pa:pan:punjabi pl:pol:polish ps:pus:pashto
pt:por:portuguese ro:ron,rum:romanian ru:rus:russian sa:san:sanskrit sd:snd:sindhi si:sin:sinhala sk:slk,slo:slovak
sl:slv:slovenian sn:sna:shona so:som:somali sq:sqi,alb:albanian sr:srp:serbian su:sun:sundanese sv:swe:swedish
sw:swa:swahili ta:tam:tamil te:tel:telugu tg:tgk:tajik th:tha:thai tk:tuk:turkmen tl:tgl:tagalog tr:tur:turkish
tt:tat:tatar uk:ukr:ukrainian ur:urd:urdu uz:uzb:uzbek vi:vie:vietnamese yi:yid:yiddish yo:yor:yoruba
yue:yue:cantonese zh:zho,chi:chinese
"""
NAMES: dict[str, str] = {}
"""Code -> English name."""
_CODES: dict[str, str] = {"nb": "no", "nob": "no", "jv": "jw", "cmn": "zh", "iw": "he", "in": "id", "fil": "tl"}
for _entry in _TABLE.split():
    _code, _longer, _name = _entry.split(":")
    NAMES[_code] = _name
    _CODES |= {_code: _code, _name: _code} | dict.fromkeys(_longer.split(","), _code)

SPACELESS = frozenset({"zh", "ja", "th", "lo", "my", "yue", "km", "bo"})
"""Written without spaces between words."""


def code_of(text: str) -> str:
    """The code for "de", "ger", "German", "de-AT" and "de_DE" alike; empty text for what is no language here."""
    word = text.strip().casefold()
    return _CODES.get(word) or _CODES.get(word.replace("_", "-").split("-")[0], "")
