"""Words around names that say what a name is; in plain form, English, French and Arabic."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that a name of two words or more can begin with although they are not capitals.
GENERIC_WORDS = _words(
    "mer golfe lac ocean bande ile iles mont monts detroit canal desert plateau peninsule cap "
    "corne cote vallee fleuve republique territoires emirats royaume union pays iles mers etats "
    "peninsule plaine baie sea lake gulf river mount islands"
)
# Words that a name can end with although they are not capitals.
FINAL_WORDS = _words(
    "saoudite dominicaine equatoriale oriental orientale occidental occidentale palestiniens "
    "basque unis centrale latine australe subsaharienne baltes meridionale democratique arctique "
    "coreenne arabique iberique mineure territories peninsula"
)
COMPASS = _words(
    "nord sud est ouest north south east west northern southern eastern western northeast "
    "northwest southeast southwest"
)
COURTESY = _words("m mm mme mmes mlle mr mrs ms dr pr me mgr monsieur madame miss")
# Words that begin a sentence with a capital and are never a place of one word.
STOPWORDS = _words(
    "of the a an and or but in on at to for from by with as is it its this that these those he she "
    "they we you his her their our your not no all some after before when while where if then le "
    "la les l un une des du de d et ou mais en dans au aux a pour par sur avec sans sous chez ce "
    "cet cette ces il elle ils elles on nous vous son sa ses leur leurs mon ma mes qui que quand "
    "comme si ne pas plus tout tous toute toutes selon depuis apres avant pendant entre vers or "
    "car donc ni y ici hier demain"
)
CONTRACTIONS = {"au": "le", "du": "le", "aux": "les", "des": "les"}
ARTICLES = _words("le la les au aux du")
LINKS = _words("de du des d la le les l of the")
IN = _words(
    "in at near from toward towards around outside across throughout into within inside "
    "a en au aux vers dans pres depuis jusqu في من إلى الى قرب نحو"
)
PREPOSITIONS = IN | _words(
    "to via between over of for on off leaving through de du des d entre sur hors par chez pour على"
)
# Words of reports of matches, where a town's name is a team.
SPORT = _words(
    "match matchs but buts victoire defaite championnat ligue club entraineur joueur joueurs "
    "equipe equipes buteur stade arbitre penalty essai set rugby football basket handball "
    "finale saison journee classement score points league goal goals coach season team player "
    "players game beat defeated win scored fans striker midfielder defender cup quarterback"
)
TITLES = _words(
    "mr mrs ms dr sir judge sgt sheriff officer lt capt col gen rep sen gov president minister "
    "secretary chief director senator mayor coach professor prof rev spokesman spokeswoman "
    "detective deputy attorney m mm mme mlle monsieur madame ministre presidente general "
    "commandant maire depute deputee chef colonel capitaine lieutenant avocat avocate juge "
    "porte parole secretaire directeur directrice professeur docteur me maitre senateur "
    "king queen prince princess pope roi reine pape saint captain actor actress singer"
)
ORGANISATIONS_AFTER = _words(
    "post times university college school high inc corp council police department news journal "
    "tribune herald street st avenue ave road rd drive blvd lane bank hospital church club united "
    "fc city county company co ltd group party universite press daily gazette association center "
    "centre airport court house park hotel institute foundation museum theatre theater library "
    "stadium saint germain star sun mirror telegraph globe"
)
ORGANISATIONS_BEFORE = _words(
    "universite university banque bank fc as stade club olympique rc sporting real ac observatoire "
    "institut institute tribunal cour ecole college lycee hopital academie journal agence traite "
    "accord accords conference sommet bataille opera orchestre musee theatre compagnie rue avenue "
    "boulevard place hotel college church bishop archeveque eveque chambre bourse"
)
# Before a name these say that it is a province or district; those of AREA_WORDS can also mean
# the country around a town.
DIVISION_WORDS = _words(
    "province provinces governorate governorates gouvernorat gouvernorats county counties wilaya "
    "wilayas departement departements department oblast prefecture canton cantons محافظة ولاية"
)
AREA_WORDS = _words(
    "region regions state states etat etats district districts territory territoire comte منطقة ريف"
)
TOWN_WORDS = _words(
    "city town ville village capital capitale localite bourg commune cite مدينة بلدة قرية"
)
PLACE_WORDS = (
    DIVISION_WORDS
    | AREA_WORDS
    | TOWN_WORDS
    | _words(
        "banlieue quartier mont lac fleuve river lake mount mountain island ile isle valley desert "
        "sea mer golfe gulf frontiere border port aeroport airport camp nord sud est ouest north "
        "south east west northern southern eastern western centre center"
    )
)
