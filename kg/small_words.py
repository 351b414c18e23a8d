"""The most frequent small words of English and of other languages: a table only."""

# ruff: noqa: E501  # one language a line

from __future__ import annotations

from collections.abc import Mapping

SMALL_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "English": """the of and to in a is was for on that with as by at it from be this are he his
            had have has an were which or their its not but they been would who will one she her said
            we you i after also there more about over when into up than out can could no if what so
            all my your our do did does us them him me how why some any other only just two first
            because while before between under against during where then now like get very too""",
        "Afrikaans": "die en van het nie vir met sy om dat hy wat aan te word deur ook maar hulle",
        "Albanian": "dhe një në të për me nga se është që më ka si janë u kjo nuk tij do",
        "Catalan": "els les una per amb que del dels i és al va ser com més aquest però també",
        "Croatian": "u s je da se na su za od koji iz kao što ali nije bi sa nakon biti samo koja o i",
        "Czech": "v s k je se na že za pro od který jako ale byl jsou také podle po jeho která ve při i",
        "Danish": "også sig ved blevet siger over end når dette ifølge og det af er til på har den ikke der med som at de blev men også vil efter fra et",
        "Dutch": "de het een van en dat is op te zijn met voor niet aan er door om ook naar bij werd maar",
        "Estonian": "ja on ei et oli mis kui ka ning selle oma tema aga siis mille pärast kes ta see",
        "Finnish": "ja on ei että oli se hän joka mutta myös kun ovat sen mukaan jälkeen kuin hänen tai ole",
        "French": "le la les de des du et un une est que dans pour qui par sur au pas plus ne se avec son ce",
        "German": "der die das und ist von den mit zu im für auf des dem ein eine nicht sich auch wurde nach es",
        "Hungarian": "az és hogy egy nem is meg ez volt csak mint már után szerint lesz vagy el ki akkor",
        "Icelandic": "og að er sem var til um við ekki það hann með fyrir hefur eru verið af en frá eftir",
        "Indonesian": "yang dan di dengan untuk pada dari ini itu dalam tidak akan oleh juga kata hari telah para",
        "Irish": "agus na an ar le ag bhí tá go sé sin don chuid leis faoi nach ach ina",
        "Italian": "il di che la per un una è del della con non sono dei gli le nel alla dal come anche più ha",
        "Latvian": "un ir ka no par uz ar bija pēc tas kas kā arī bet viņš tika līdz lai šo",
        "Lithuanian": "ir yra kad iš su buvo apie po bei kaip jo bet tai už dėl jis nuo prie iki",
        "Maltese": "li ta fil għal dan minn kien hija huwa ma din il tal mhux biex u fuq wara",
        "Norwegian": "seg ved blitt sier over enn når dette ifølge og det er av til på har den ikke som at de ble men også vil etter fra en et med",
        "Polish": "w z się która które na jest że nie do od za przez jak który po oraz dla był jego ale ze tym są są to",
        "Portuguese": "o os as um uma que de do da em para com não por mais dos das foi ao pela na no se",
        "Romanian": "și în la din cu pe care este un pentru că nu au fost mai după sau prin al cel sunt",
        "Slovak": "v s k je sa na že za pre od ktorý ako ale bol sú aj podľa po jeho ktorá vo pri",
        "Slovenian": "je in se na da za pri ki so ne po kot ali bi še tudi od iz bil do",
        "Spanish": "el la los las de que en un una y del por con para se no es su al lo más fue como",
        "Swahili": "ya na wa kwa ni katika la za kuwa hiyo hii huo yake wake baada lakini cha hilo",
        "Swedish": "går han hon hade mot säger över än när detta enligt och det att är av till på har den inte som en ett för med men också efter från var",
        "Tagalog": "ang ng sa na mga at ay ni si para kay din ito siya kanyang ayon hindi nang",
        "Turkish": "ve bir bu için ile da de olarak olan çok daha sonra gibi kadar en ancak ise ne oldu",
        "Vietnamese": "và của là các có được cho trong một những với không này đã người để khi đến",
        "Welsh": "yn yr ac mae ei wedi ar gyfer fod hyn oedd gan sydd eu bod nid hefyd",
        "Belarusian": "і ў на што не з да як ён па але гэта быў яго таксама для пра",
        "Bulgarian": "и на да се за от че не по като при са след ще е в която който",
        "Macedonian": "и на да се за од дека не по како при ќе е во кои која ја",
        "Russian": "и в не на что с по как он из за от это для его был также который",
        "Serbian": "и је да се на су за од који из као што није у са након само",
        "Ukrainian": "і в не на що з до як він та за від це для його був також який у й",
        "Kazakh": "және бұл мен үшін деп бір болып осы оның да де",
        "Persian": "و در به از که این را با است برای آن خود تا یک بر هم",
        "Urdu": "کے کی میں سے اور کا ہے کو نے پر کہ یہ ہیں",
        "Arabic": "في من على إلى أن التي عن مع الذي هذا بعد كان قد لا ما",
    }.items()
}
CYRILLIC = ("Russian", "Ukrainian", "Belarusian", "Bulgarian", "Macedonian", "Serbian", "Kazakh")
ARABIC = ("Arabic", "Persian", "Urdu")
LATIN = tuple(name for name in SMALL_WORDS if name not in (*CYRILLIC, *ARABIC, "English"))
LANGUAGES_OF_SCRIPT = {
    "CYRILLIC": CYRILLIC, "ARABIC": ARABIC, "CJK": ("Chinese",), "HIRAGANA": ("Japanese",),
    "HANGUL": ("Korean",), "DEVANAGARI": ("Hindi",),
}  # fmt: skip  # a table
"""Other scripts have the name of their language, as Greek has."""
