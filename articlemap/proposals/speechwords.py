"""Verbs of saying, French and English, and the phrases that lead to a source."""

from __future__ import annotations

NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
PARTICIPLES = (
    "accusé|admis|affirmé|ajouté|annoncé|appelé|assuré|averti|commenté|conclu|condamné|confié|"
    "confirmé|déclaré|démenti|demandé|dénoncé|dit|estimé|exhorté|expliqué|exigé|fait savoir|"
    "fait état|indiqué|insisté|jugé|lancé|menacé|noté|observé|offert|plaidé|précisé|prévenu|"
    "promis|proposé|qualifié|raconté|rappelé|rapporté|réclamé|reconnu|résumé|révélé|répondu|"
    "salué|signalé|souligné|soutenu|témoigné"
)
PRESENT = (
    "accuse|admet|affirme|ajoute|annonce|appelle|assure|avertit|confie|confirme|dément|demande|"
    "dénonce|dit|disent|estime|exhorte|explique|exige|indique|juge|lance|note|plaisante|précise|"
    "prévient|promet|raconte|rappelle|rapporte|réclame|reconnaît|regrette|répond|résume|salue|"
    "signale|soupire|sourit|souligne|soutient|témoigne"
)
# Verbs after which comes who speaks, and not what is spoken of: ", a déclaré X".
INVERTED = {
    "fr": (
        r"(?:a|ont|avait|avaient) (?:\w+ )?(?:affirmé|ajouté|annoncé|assuré|averti|conclu|confié|"
        r"déclaré|dit|estimé|expliqué|fait savoir|indiqué|insisté|jugé|lancé|noté|précisé|prévenu|"
        r"raconté|rappelé|reconnu|résumé|répondu|souligné|témoigné)"
        r"(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier))?"
    ),
    "en": "said|says|added|warned|explained|told reporters",
}
SAID = {
    "fr": rf"(?:n['’])?(?:a|ont|avait|avaient) (?:(?!été)\w+ )?(?:{PARTICIPLES})|{PRESENT}",
    "en": (
        "(?:has |have |had )?(?:said|told|added|announced|claimed|called|confirmed|declared|"
        "denied|explained|insisted|reported|stated|suggested|urged|warned|accused|demanded|"
        "pledged|threatened)|says|say|warns|adds|urges"
    ),
}
ACCORDING = {
    "fr": r"(?:selon|d['’]après|aux dires (?:de|du|des)) (?!l(?:a|es)?quel|qu|lui\b|elle|eux)",
    "en": r"according to ",
}
PRONOUN = {
    "fr": rf"\b(?:(?:a|ont|avait)-t-(?:il|elle|ils|elles|on) (?:\w+ )?(?:{PARTICIPLES})|"
    rf"(?:{PRESENT})(?:-t)?-(?:il|elle)s?)\b",
    "en": r"\b(?:he|she|they) (?:said|added|told)\b",
}
LINKS = {  # what stands before a speaker in the same clause and is none of its words
    "fr": r"(?:mais|et|car|que|alors que|tandis que|où|dont|puis|certes|or)",
    "en": r"(?:but|and|that|while|as|because|where|when|after)",
}
CUTS = {  # what ends a speaker that follows its verb
    "fr": (
        r"\s(?:qui|que|dont|où|lors|dans une|mais|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
        r"dimanche|hier|à l['’]|au cours|cité|joint|interrogé|a|ont|après)\b"
    ),
    "en": (
        r"\s(?:who|which|that|but|on|in a|during|after|by telephone|reporters|Monday|Tuesday|"
        r"Wednesday|Thursday|Friday|Saturday|Sunday|has|have|had|said)\b"
    ),
}
