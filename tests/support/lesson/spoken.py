"""The lesson itself: an invented arithmetic lesson, as an observer would type it, and what each line means.

A row of plain lines is a template each: `{C}` is typed `@C` and read as pupil C, `[zelfinstructie]` is typed with
its `#` and taken out of the text; all else is typed as it stands. Whatever is not that plain says its keys and its
meaning apart.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support.lesson.meant import Lesson

ITEMS = {
    **dict.fromkeys(("1", "diversiteit"), "competentieloep/diversiteit"),
    **dict.fromkeys(("2", "positieve-relaties"), "competentieloep/positieve-relaties"),
    "krachtige-leerprocessen": "competentieloep/krachtige-leerprocessen",
    "samenwerken": "competentieloep/samenwerken",
}
"""What can stand between [ and ]; all else is an item of the kijkwijzer."""

_SAID = {
    "+ ": ("fact", "strong"),
    "- ": ("fact", "chance"),
    "? ": ("question", None),
    "= ": ("interpretation", None),
    "> ": ("quote", None),
}


def tell_lesson(lesson: "Lesson") -> None:
    """Give the whole lesson, from its first key to the one that stops it."""
    parts = (
        ("Coming in", _coming_in),
        ("Bursts of ten and of twenty-five keys a second; every sign; an empty line", _start),
        ("Signs that are none: doubled, after a space, turned into text", _literal_signs),
        ("Dead keys and AltGr", _dead_keys),
        ("Corrections in mid-line", _corrections),
        ("Instruction, with counts in mid-line", _instruction),
        ("Items and pupils", _items),
        ("Commands", _commands),
        ("Interval sampling: in time, begun in time, too late, unanswered", _sampling),
        ("Guided practice, a phase in mid-line, a line of two thousand characters", _guided_practice),
        ("Undo and redo in an empty line", _undoing),
        ("Moved in time, before and after it is recorded", _moving),
        ("Independent work", _independent_work),
        ("Mended in place", _mending),
        ("Taken away and put back", _removing),
        ("The end", _closing),
    )
    for title, part in parts:
        lesson.headings[len(lesson.steps)] = title
        part(lesson)


def _plainly(lesson: "Lesson", rows: str, **how) -> None:
    for row in filter(None, (line.strip() for line in rows.splitlines())):
        _row(lesson, row, **how)


def _row(lesson: "Lesson", row: str, **how) -> None:
    sign = row[:2] if row[:2] in _SAID else ""
    kind, mark = _SAID.get(sign, ("fact", None))
    typed = re.sub(r"\[([\w-]+)\]", r"#\1", re.sub(r"\{(\w+)\}", r"@\1", row))
    items = [ITEMS.get(name, f"kijkwijzer/{name}") for name in re.findall(r"\[([\w-]+)\]", row)]
    pupils = sorted(set(re.findall(r"\{(\w+)\}", row)))
    text = re.sub(r" ?\[[\w-]+\]", "", row[len(sign) :]).replace("{", "").replace("}", "").strip()
    lesson.note(typed, text, kind=kind, mark=mark, items=tuple(dict.fromkeys(items)), pupils=tuple(pupils), **how)


def _coming_in(lesson: "Lesson") -> None:
    lesson.note("Lln komen binnen, jassen nog aan", pause=4_250)
    _plainly(
        lesson,
        """
        lkr staat bij de deur en geeft iedereen een hand
        + Lkr noemt bij het binnenkomen elk kind bij de naam
        tafels in groepjes van vier, looppaden vrij
        rooster op het bord met pictogrammen
        {C} gaat meteen zitten en pakt een boek
        {D} en {E} ruilen stickers bij de kapstok
        > kom maar gauw zitten, we beginnen zo
        zandloper staat op drie minuten
        + overgang van gang naar plek kost twee minuten [routines-en-efficientie]
        """,
    )
    lesson.phase("Start")
    _plainly(
        lesson,
        """
        lkr klapt een ritme, klas klapt terug
        het wordt stil, op twee lln na
        lkr wacht met de armen over elkaar
        - {F} krijgt niet de tijd om zijn tas weg te zetten
        datum en doel op het bord
        """,
    )


def _start(lesson: "Lesson") -> None:
    _plainly(
        lesson,
        """
        doel van vandaag is verder tellen met sprongen
        lkr vraagt wie nog weet wat een sprong is
        acht vingers omhoog
        zes vingers links, twee bij het raam
        """,
        pace=100,
        burst=True,
    )
    _plainly(
        lesson,
        """
        {G} zegt van tien naar twintig
        lkr herhaalt het antwoord en vult aan
        {H} kijkt uit het raam
        + lkr legt een hand op de tafel van {H} zonder te praten
        """,
        pace=40,
        burst=True,
    )
    lesson.note(
        "? waarom steekt niemand achterin een vinger op",
        "waarom steekt niemand achterin een vinger op",
        kind="question",
    )
    lesson.note("= lkr wil tempo houden", "lkr wil tempo houden", kind="interpretation")
    lesson.note('"wie weet het nog?"', "wie weet het nog?", kind="quote")
    lesson.note('" dat is een mooie fout', "dat is een mooie fout", kind="quote")
    lesson.note("“we doen het samen”", "we doen het samen", kind="quote")
    lesson.note("„ik snap het niet”", "ik snap het niet", kind="quote")
    lesson.note("„nog een keer“", "nog een keer", kind="quote")
    lesson.note("> nu jij", "nu jij", kind="quote")
    lesson.note(
        "/zelf straks vragen of @H slecht ziet", "straks vragen of H slecht ziet", aside=True, pupils=("H",)
    )
    lesson.step("‹Enter›")
    lesson.step("     ‹Enter›")
    lesson.note("het blijft even stil")


def _literal_signs(lesson: "Lesson") -> None:
    said = lesson.note
    said("24 + 13 = 37")
    said(" - leerling A", "- leerling A")
    said(" + en - staan op de kaartjes", "+ en - staan op de kaartjes")
    said(" = teken mist op werkblad 3", "= teken mist op werkblad 3")
    said(" ? achter de som op het bord", "? achter de som op het bord")
    said(' "stilte" staat op de deur', '"stilte" staat op de deur')
    said(" /fase is wat er op het bord staat", "/fase is wat er op het bord staat")
    said("++ schrijft de lkr onder het antwoord")
    said("-- betekent nog eens proberen")
    said("== staat tussen twee gelijke torens")
    said("?? roept de klas")
    said(">> wijst naar de volgende som")
    said('""rustig"" staat twee keer op het bord')
    said("// is het deelteken in dit schrift")
    said("## kleuren ze op ruitjespapier")
    said("vakje ## blijft leeg")
    said("#")
    said("# los gezet is een hekje")
    said("@@ in het e-mailadres van de klas")
    said("mail naar klas6@school wordt voorgelezen")
    said("@ staat los op het bord")
    said("@jan heeft een vraag voor de juf")
    said("@anna, @fem en @C werken samen", "@anna, @fem en C werken samen", pupils=("C",))
    said("+teken groot op het bord")
    said("-5 staat onder nul")
    said("=7 schrijft een kind te vroeg")
    said(">10 is groter dan tien")
    said("18.15 staat op de klok van de lkr")
    said("7")
    said("12 + 30 = 42, zegt @K", "12 + 30 = 42, zegt K", pupils=("K",))
    said("a+b en c-d op de poster")
    said("1/2 liter en 3/4 liter op het bord")
    said("en toen : stilte . . . wel een minuut !")
    said("som  met   veel    spaties", "som met veel spaties")
    # Backspace makes a sign text again.
    said("- ‹Backspace›3 graden buiten", "- 3 graden buiten")
    said("- ‹Backspace×2›8 op de getallenlijn", "-8 op de getallenlijn")
    said("vijf komt na vier", before="+ ‹Backspace×3›")
    said("+ ‹Backspace›en keer wisselen elkaar af", "+ en keer wisselen elkaar af")
    said("= ‹Backspace›37 staat al op het bord", "= 37 staat al op het bord")
    said("> ‹Backspace› en < door elkaar", "> en < door elkaar")
    said('"‹Backspace›potje" heet de rekenhoek', '"potje" heet de rekenhoek')
    said("+ drie kinderen‹Home›‹Backspace›‹End› erbij", "+ drie kinderen erbij")
    said("goed gezien door @M‹Home›+ ", "goed gezien door M", mark="strong", pupils=("M",))
    said("? ‹Backspace×2›! staat op het bord", "?! staat op het bord")


def _dead_keys(lesson: "Lesson") -> None:
    said = lesson.note
    said("één kind telt hardop")
    said("Één voor één naar voren", pace=180)
    said("“Eén tegelijk”, zegt de lkr", "Eén tegelijk”, zegt de lkr", kind="quote")
    said("coördinatie van het tellen lukt @L", "coördinatie van het tellen lukt L", pupils=("L",))
    said("egoïstisch is een moeilijk woord")
    said("ideeën op geeltjes, geïnspireerd op de kring", pace=100, burst=True)
    said("é, è, ê en ë op het taalbord", pace=40, burst=True)
    said("ïe wordt niet herkend door @N", "ïe wordt niet herkend door N", pupils=("N",))
    said("€ 2,50 staat bij de appels")
    said("appels kosten € 3 per kilo, peren €4")
    said("'s morgens eerst de kalender")
    said("foto's van vorige week op de muur")
    said('het woord "sprong" hangt aan de lijn')
    said("~ staat voor ongeveer")
    said("^ wijst naar boven op de poster")
    said('‹dood "›klaar is het eerste groepje', "klaar is het eerste groepje")
    # The moment of such a line is that of its dead key, however long the letter lets itself be waited for.
    said("‹traag 700 é›én keer klappen is stil", "één keer klappen is stil")
    said("‹traag 600 É›én lijn voor de hele klas", "Één lijn voor de hele klas")
    said('‹traag 500 "›nog één som"', "nog één som", kind="quote")
    said("+ éérst denken, dan doen, zegt lkr", "éérst denken, dan doen, zegt lkr", mark="strong")
    said('"é" klinkt anders dan "e"', 'é" klinkt anders dan "e', kind="quote")
    said("Ëlke stap op één rij", pace=150)


def _corrections(lesson: "Lesson") -> None:
    said = lesson.note
    said("lkr loot‹Backspace×2›opt langs de tafels", "lkr loopt langs de tafels")
    said("lkr loopt lnags‹Backspace×4›angs de ramen", "lkr loopt langs de ramen", pace=100, burst=True)
    said("staat stil bij @B‹Home›lkr ‹End› en knikt", "lkr staat stil bij B en knikt", pupils=("B",))
    said("@B legt het ui‹Left×2›‹Right×2›t", "B legt het uit", pupils=("B",))
    said("@P schrijtf‹Left›‹Backspace›‹Delete›ft", "P schrijft", pupils=("P",))
    said("twee lln fluisteren‹Backspace×10›‹Ctrl+Z› door", "twee lln fluisteren door")
    said("lkr knikt‹Home›ook ‹Ctrl+Z›", "lkr knikt")
    said("lkr lacht‹Home›ook ‹Ctrl+Z›‹Ctrl+Y›", "ook lkr lacht")
    said("+ goed‹Ctrl+Z›prima herhaald", "prima herhaald", mark="strong")
    said("nu telt de hele klas", before="dit hoort hier niet‹Ctrl+Z›‹wacht 3100›")
    said("daarna telt alleen rij twee", before="foute regel‹Backspace×11›‹wacht 2300›")
    said(
        "- rij drie krijgt geen beurt",
        "rij drie krijgt geen beurt",
        mark="chance",
        before="+ ‹Backspace×3›‹wacht 900›",
    )
    said("half‹Esc› uur verder in het boek", "half uur verder in het boek")
    said("geen aanvulling‹Tab› hier", "geen aanvulling hier")
    said("de klas zucht‹Ctrl+A›de klas lacht", "de klas lacht")
    said("+ iedereen mag fouten maken‹Home›‹Delete×9›‹End›", "mag fouten maken", mark="strong")
    said("? wat doet @Q‹wacht 6000› met de blokjes", "wat doet Q met de blokjes", kind="question", pupils=("Q",))
    said("@R helpt@S‹Left×2› ", "R helpt S", pupils=("R", "S"))
    said("lkr telt tot vierr‹Backspace›", "lkr telt tot vier")


def _instruction(lesson: "Lesson") -> None:
    lesson.phase("Instructie")
    _plainly(
        lesson,
        """
        lkr tekent een getallenlijn van nul tot honderd
        springt met een rode stift van tien naar tien
        zegt hardop wat zij denkt
        + eerst het hele getal, dan de sprongen, dan de losse
        {A} doet met de vinger mee op tafel
        {B} schrijft het over in het schrift
        {AA} zoekt een potlood
        > ik spring eerst met de tientallen
        lkr vraagt {C} om het na te doen
        {C} begint bij nul in plaats van bij 24
        lkr zegt niets en wacht
        + {C} ziet het zelf en begint opnieuw
        klas telt zachtjes mee
        lkr wijst niet aan maar vraagt wie het anders deed
        {D} sprong eerst met drie
        {E} telde alles
        + lkr zet drie manieren naast elkaar [denkstimulerende-instructie]
        ? welke manier wil zij dat ze kiezen
        """,
    )
    midway = lesson.note(
        "lkr vraagt door‹Ctrl+2› bij @D over de losse", "lkr vraagt door bij D over de losse", pupils=("D",)
    )
    lesson.count_at("beurten", *lesson.inside(midway, 15))
    midway = lesson.note("‹Ctrl+1›vinger van @E blijft boven", "vinger van E blijft boven", pupils=("E",))
    # The chord comes before the first key of the line, which is the next one.
    lesson.count_at("vingers", midway.key, midway.at)
    midway.key, midway.at = lesson.inside(midway, 1)
    midway.first_ms = midway.now_ms = midway.at
    for _ in range(3):
        lesson.count("vingers", "‹Ctrl+1›", pause=700)
    lesson.count("onderbrekingen", "‹Ctrl+3›")
    _plainly(
        lesson,
        """
        deur gaat open, conciërge vraagt om de lijst
        lkr geeft de lijst zonder te stoppen met praten
        {H} draait zich om naar de deur
        - drie lln zijn de draad kwijt na de onderbreking
        lkr herhaalt de laatste som
        24 plus 13 wordt samen gedaan
        {I} zegt 37 voor de anderen klaar zijn
        lkr vraagt hoe {I} dat weet
        {I} haalt de schouders op
        > leg het maar uit met de blokjes
        + {I} mag het laten zien in plaats van zeggen
        groepje bij het raam kijkt mee
        {J} zet de blokjes op een rij van tien
        lkr noemt dat handig
        stil op rij een, rumoer op rij vier
        lkr loopt naar rij vier
        {S} en {T} hebben één schrift samen
        {T} schrijft, {S} kijkt
        - {S} krijgt het potlood niet
        lkr legt een tweede schrift neer
        """,
    )


def _items(lesson: "Lesson") -> None:
    said = lesson.note
    own = "kijkwijzer/zelfinstructie"
    _plainly(
        lesson,
        """
        {C} pakt zelf de getallenlijn [zelfinstructie]
        lkr vraagt {C} wat de volgende stap is [zelfinstructie]
        [zelfinstructie] hardop denken door de lkr bij som twee
        lkr laat {D} en {E} elkaar helpen [peer-support] [cooperatieve-klas]
        drie niveaus op het werkblad [gedifferentieerde-lespraktijk] en een plusblad
        lkr vraagt naar thuis [1]
        + lkr lacht met {K} om een vergissing [2] [positief-klasklimaat]
        """,
    )
    said("@C kijkt na met de kaart #zelfi‹Tab›", "C kijkt na met de kaart", items=(own,), pupils=("C",))
    said("@C begint zelf #zelfi", "C begint zelf #zelfi", pupils=("C",))
    said(
        "eigen tempo voor @L #diff‹Tab›",
        "eigen tempo voor L",
        items=("kijkwijzer/gedifferentieerde-lespraktijk",),
        pupils=("L",),
    )
    said("#cooperatief‹Tab›maatjes kiezen zelf", "maatjes kiezen zelf", items=("kijkwijzer/peer-support",))
    said(
        "#efficien‹Tab›schriften liggen klaar",
        "schriften liggen klaar",
        items=("kijkwijzer/routines-en-efficientie",),
    )
    # Both instruments know this word; the one that is called so comes first.
    said("thuistalen op de muur #diversit‹Tab›", "thuistalen op de muur", items=("competentieloep/diversiteit",))
    said(
        "werkvorm wisselt #diversit‹Down›‹Tab›",
        "werkvorm wisselt",
        items=("kijkwijzer/gedifferentieerde-lespraktijk",),
    )
    # Used four times, it comes before the other that begins so.
    said("@D volgt het stappenplan #zelf‹Tab›", "D volgt het stappenplan", items=(own,), pupils=("D",))
    said("@D kiest de plek #zelf‹Down›‹Tab›", "D kiest de plek", items=("kijkwijzer/zelfbepaling",), pupils=("D",))
    said("@E idem #zelf‹Down×2›‹Up×2›‹Tab›", "E idem", items=(own,), pupils=("E",))
    said(
        "lkr prijst #positief-k‹Tab›en corrigeert #gedragsm‹Tab›kort",
        "lkr prijst en corrigeert kort",
        items=("kijkwijzer/positief-klasklimaat", "kijkwijzer/effectief-gedragsmanagement"),
    )
    said("#peer-support", "#peer-support", items=("kijkwijzer/peer-support",))
    said(
        "+ kring sluit aan, #focusing, en dan verder",
        "kring sluit aan, en dan verder",
        mark="strong",
        items=("kijkwijzer/focusing",),
    )
    said("nummer (#zelfinstructie) tussen haken", "nummer (#zelfinstructie) tussen haken")
    said("opgave #37 overgeslagen", "opgave #37 overgeslagen")
    said("#Zelfinstructie met hoofdletter", "met hoofdletter", items=(own,))
    said("kaart#zelfinstructie aan elkaar", "kaart#zelfinstructie aan elkaar")
    said("#zelfinstructie twee keer #zelfinstructie", "twee keer", items=(own,))
    said(
        "- @AA wacht lang op hulp #indiv‹Tab›",
        "AA wacht lang op hulp",
        mark="chance",
        items=("kijkwijzer/individualisering",),
        pupils=("AA",),
    )
    said(
        '"dat doen jullie samen goed" #samenw‹Tab›',
        "dat doen jullie samen goed",
        kind="quote",
        items=("competentieloep/samenwerken",),
    )
    said("@a en @B delen de stift", "A en B delen de stift", pupils=("A", "B"))
    said("@12 zit achterin", "12 zit achterin", pupils=("12",))
    said("@ABC is geen label", "@ABC is geen label")
    said("@C, @D en @C", "C, D en C", pupils=("C", "D"))


def _commands(lesson: "Lesson") -> None:
    step = lesson.step
    step("/legenda C raam, derde rij‹Enter›")
    lesson.legend["C"] = "raam, derde rij"
    step("/le‹Tab›H bij de verwarming‹Enter›")
    lesson.legend["H"] = "bij de verwarming"
    step("/legenda @AA: naast de deur‹Enter›")
    lesson.legend["AA"] = "naast de deur"
    step("/legenda F voorin‹Enter›")
    step("/legenda F‹Enter›")
    lesson.note("/stilte in de klas")
    lesson.note("/pauze", "/pauze")
    step("/turf 4 gapen‹Enter›")
    lesson.count("gapen", "‹Ctrl+4›")
    lesson.count("beurten", "/turf beurten‹Enter›")
    lesson.count("vingers", "/turf vingers 3‹Enter›", by=3)
    lesson.count("complimenten", "/turf complimenten‹Enter›")
    lesson.count("complimenten", "‹Ctrl+5›")
    lesson.count("7", "‹Ctrl+7›")
    lesson.count("vingers", "/turf ving‹Tab›‹Enter›")
    step("/kijkpunten‹Enter›")
    step("/kijkpunten‹Enter›")
    step("/zonder‹Enter›")
    step("/zonder‹Enter›")
    step("‹Ctrl+I›‹wacht 900›‹Ctrl+I›")
    step("/‹wacht 1500›‹Backspace›")
    step("/legenda‹Enter›")
    lesson.note("/zelf niet vergeten: plattegrond vragen", "niet vergeten: plattegrond vragen", aside=True)
    lesson.note("lkr deelt de schriften uit", before="/fas‹Backspace×4›‹wacht 400›")


def _sampling(lesson: "Lesson") -> None:
    lesson.until(*_next_even(lesson, 40))
    lesson.step("/interval 2 27‹Enter›", pause=0)
    first = lesson.now_ms // 120_000 * 2 + 2
    lesson.until(first - 1, 35)
    _row(lesson, "bijna iedereen zit recht", pause=0)
    lesson.until(first, 8)
    lesson.sample(first, 24, "24‹Enter›", pause=0)
    _plainly(
        lesson,
        """
        groep van zes aan de instructietafel
        lkr legt de lus met kralen neer
        {F} telt de kralen per tien
        {G} kijkt op de klok
        """,
    )
    # Begun within the minute, entered after it.
    lesson.until(first + 2, 58.5)
    lesson.sample(first + 2, 21, "2‹wacht 4500›1‹Enter›", pause=0)
    _plainly(lesson, "+ lkr komt na twee minuten terug bij de instructietafel")
    # Too late: a number is a number.
    lesson.until(first + 5, 6.25)
    lesson.note("22", pause=0)
    lesson.sample(first + 4, None)
    lesson.until(first + 6, 3)
    lesson.note("25 kinderen met een pen in de hand", pause=0)
    lesson.sample(first + 6, None)
    lesson.until(first + 8, 30)
    lesson.sample(first + 8, 26, "26 ‹Enter›", pause=0)
    lesson.note("19", pause=900)
    lesson.step("/interval uit‹Enter›")


def _next_even(lesson: "Lesson", second: float) -> tuple[int, float]:
    minute = lesson.now_ms // 120_000 * 2
    return (minute, second) if lesson.now_ms < minute * 60_000 + second * 1000 else (minute + 2, second)


def _guided_practice(lesson: "Lesson") -> None:
    lesson.phase("Begeleide inoefening", "/fase begel‹Tab›‹Enter›")
    _plainly(
        lesson,
        """
        klas maakt drie sommen op wisbordjes
        bordjes omhoog op tel drie
        + lkr ziet in één blik wie het niet heeft
        {L} wist uit en schrijft opnieuw
        {M} houdt het bordje laag
        lkr knikt naar {M}
        twee bordjes leeg
        - de lege bordjes krijgen geen vervolg
        nog drie sommen, nu zwaarder
        {N} telt op de vingers
        {O} gebruikt de lijn op tafel
        > laat zien hoe je springt
        {P} fluistert het antwoord voor
        lkr legt een vinger op de lippen
        + {P} krijgt een eigen vraag
        {Q} draait aan de stift
        bordjes omhoog, 19 van de 27 goed
        lkr laat {R} de fout uitleggen
        klas luistert
        > dank je, daar leren we van
        = de fout mag er zijn, dat is al vaker zo
        ? is dit de eerste keer dat zij wisbordjes gebruikt
        """,
    )
    midway = lesson.note("bordjes weg,‹Ctrl+0› schriften op tafel", "bordjes weg, schriften op tafel")
    lesson.phase_at("Zelfstandige verwerking", *lesson.inside(midway, 12))
    words = (
        "lkr vertelt wat er na de som moet gebeuren: eerst nakijken met de kaart, dan een kruis bij wat lastig "
        "was, dan naar het rek met de blauwe bakken, waar op elke bak een dier staat. "
    )
    lesson.note((words * 12)[:1999].rstrip() + ".", pace=40, burst=False)


def _undoing(lesson: "Lesson") -> None:
    lesson.note("deze blijft staan")
    gone = lesson.note("deze gaat weg")
    lesson.step("‹Ctrl+Z›")
    gone.stands = False
    lesson.note("na het ongedaan maken gaat het gewoon door")
    first, second, third = (lesson.note(f"{which} van drie op een rij") for which in ("eerste", "tweede", "derde"))
    lesson.step("‹Ctrl+Z×3›‹Ctrl+Y×2›")
    third.stands = False
    lesson.note("@C vraagt of het klopt", "C vraagt of het klopt", pupils=("C",))
    there = lesson.note("- weg en weer terug", "weg en weer terug", mark="chance")
    lesson.step("‹Ctrl+Z›‹wacht 800›‹Ctrl+Y›‹wacht 500›‹Ctrl+Z›‹wacht 500›‹Ctrl+Y›")
    assert there.stands
    assert first.stands
    assert second.stands
    counted = lesson.count("gapen", "‹Ctrl+4›")
    lesson.step("‹Ctrl+Z›")
    counted["stands"] = False
    lesson.count("gapen", "‹Ctrl+4›")
    phase = lesson.phase("Afsluiting")
    lesson.step("‹Ctrl+Z›")
    phase["stands"] = False
    lesson.note("te vroeg gedacht dat het de afsluiting was")


def _moving(lesson: "Lesson") -> None:
    lesson.note("tien tellen later neergezet‹wacht 12000›‹Alt+Up›", "tien tellen later neergezet", shift=10_000)
    lesson.note(
        "+ eerder gezien, nu pas getypt‹Alt+Down×2›", "eerder gezien, nu pas getypt", mark="strong", shift=-20_000
    )
    lesson.note("op en neer‹Alt+Down›‹Alt+Up› geschoven", "op en neer geschoven")
    earlier = lesson.note("dit was al even bezig")
    lesson.step("‹Alt+Down×3›")
    earlier.now_ms -= 30_000
    later = lesson.note("dit kwam pas net")
    lesson.step("‹Alt+Up›", pause=14_000)
    later.now_ms += 10_000
    undone = lesson.note("verschoven en teruggezet")
    lesson.step("‹Alt+Down›‹wacht 400›‹Ctrl+Z›")
    assert undone.now_ms == undone.first_ms
    lesson.note("en weer verder op de gewone tijd", pause=21_000)


def _independent_work(lesson: "Lesson") -> None:
    _plainly(
        lesson,
        """
        lkr zet de timer op twaalf minuten
        stil werken, stoplicht op rood
        {A} begint meteen
        {B} leest de opdracht twee keer
        {D} vraagt {E} om hulp
        {E} wijst naar de kaart aan de muur
        + er is een vaste plek voor hulp die iedereen kent
        lkr loopt een ronde zonder te praten
        stopt bij {H}
        {H} heeft de eerste som af
        lkr zet een krul
        """,
        pace=100,
        burst=True,
    )
    _plainly(
        lesson,
        """
        {J} staat op voor de puntenslijper
        de rij bij de slijper wordt vier lln lang
        - lkr ziet de rij pas als {K} duwt
        {K} gaat zitten na een blik
        lkr verplaatst de slijper naar achteren
        {L} klaar, pakt het plusblad
        + {L} weet waar het plusblad ligt
        {M} gumt hard, blad scheurt
        lkr brengt een nieuw blad
        > geeft niks, begin maar hier
        {N} praat zacht in zichzelf
        {O} zit op som zes
        {P} nog bij som twee
        lkr hurkt bij {P}
        > wat staat er hier
        {P} leest het hardop voor
        ? leest {P} de opdracht wel uit
        lkr tekent een lijn in het schrift van {P}
        {P} maakt de sprong zelf af
        + lkr gaat weg als {P} op gang is [zelfinstructie]
        {Q} ligt met het hoofd op tafel
        = {Q} lijkt moe
        lkr ziet {Q} niet
        {R} kijkt na met de kaart
        {R} zet een kruis bij som vier
        instructietafel opnieuw, nu vier lln
        lkr laat de kralen weg
        {F} tekent nu zelf een lijn
        {G} maakt de sprong van tien
        + stap van kralen naar tekenen gaat zichtbaar goed
        het wordt rumoeriger bij het raam
        {S} zingt
        {T} lacht
        lkr zegt één woord en het is stil
        timer staat op vier minuten
        {U} vraagt om de wc
        {V} is klaar en leest
        {W} telt hardop, buur klaagt niet
        - snelle lln wachten zonder opdracht [individualisering]
        {X} helpt {Y} ongevraagd
        {Y} schuift het schrift weg
        lkr vraagt {Y} of hulp goed is
        + de vraag wordt aan {Y} gesteld, niet aan {X} [zelfbepaling]
        {Z} schrijft spiegelbeeld
        lkr noteert iets op een blad
        {AA} is naar de gang met de ondersteuner
        ondersteuner werkt met dezelfde som
        """,
    )


def _mending(lesson: "Lesson") -> None:
    noted = lesson.note("lkr steld een vraag")
    lesson.step("‹Up›‹wacht 300›‹Enter›‹Backspace×11›t een open vraag‹Enter›")
    noted.mend(text="lkr stelt een open vraag")
    noted = lesson.note("hulp van een maatje bij @B", "hulp van een maatje bij B", pupils=("B",))
    lesson.step("‹Up›‹Enter›‹Home›+ ‹End›, kort en goed‹Enter›")
    noted.mend(text="hulp van een maatje bij B, kort en goed", mark="strong")
    noted = lesson.note("- lkr slaat de uitleg over", "lkr slaat de uitleg over", mark="chance")
    lesson.note("klas begint toch")
    lesson.step("‹Up×2›‹Enter› voor rij vier #indiv‹Tab›‹Enter›")
    noted.mend(text="lkr slaat de uitleg over voor rij vier", items=["kijkwijzer/individualisering"])
    noted = lesson.note("raam stond open bij het begin")
    lesson.step("‹Up›‹Enter›‹Shift+Tab›0.40‹Enter›")
    noted.mend()
    noted.first, noted.now_ms = None, 40_000
    noted = lesson.note("verbetering die weer weg moet")
    lesson.step("‹Up›‹Enter›, en nog wat‹Enter›‹wacht 500›‹Ctrl+Z›")
    assert noted.first is None
    noted = lesson.note("verbetering die toch goed was")
    lesson.step("‹Up›‹Enter›, echt‹Enter›‹wacht 500›‹Ctrl+Z›‹wacht 400›‹Ctrl+Y›")
    noted.mend(text="verbetering die toch goed was, echt")
    noted = lesson.note("Escape sluit wat open is")
    lesson.step("‹Up›‹Enter› en bewaart het‹Esc›")
    noted.mend(text="Escape sluit wat open is en bewaart het")
    noted = lesson.note("niets veranderd bij het openen")
    lesson.step("‹Up›‹Enter›‹wacht 600›‹Enter›")
    noted = lesson.note('"ik weet het', "ik weet het", kind="quote")
    lesson.step("‹Up›‹Enter› al‹Enter›")
    noted.mend(text="ik weet het al")
    noted = lesson.note("met F2 verbeterd")
    lesson.step("‹Ctrl+E›‹wacht 200› en klaar‹Enter›")
    noted.mend(text="met F2 verbeterd en klaar")
    lesson.note("het gaat door in een lege regel", before="‹Up›‹wacht 200›‹Esc›")


def _removing(lesson: "Lesson") -> None:
    gone = lesson.note("deze hoort bij een andere klas")
    lesson.step("‹Up›‹wacht 300›‹Delete›‹wacht 300›‹Esc›")
    gone.stands = False
    lesson.note("hier gaat het om deze klas")
    lesson.note("+ weggehaald en met Ctrl+Z terug", "weggehaald en met Ctrl+Z terug", mark="strong")
    lesson.step("‹Up›‹Delete›‹Esc›‹wacht 700›‹Ctrl+Z›")
    lesson.note("weggehaald en uit de lijst teruggezet")
    lesson.step(
        "‹Up›‹Delete›‹Esc›‹wacht 500›/weggehaald‹Enter›‹wacht 400›‹Up›‹Delete›‹Esc›‹wacht 300›/weggehaald‹Enter›"
    )
    lesson.note("wie in de stroom gaat typen staat weer op de regel", before="‹Up›‹wacht 250›")


def _closing(lesson: "Lesson") -> None:
    lesson.phase("Kringgesprek", "/fase Kringgesprek‹Enter›")
    _plainly(
        lesson,
        """
        timer gaat, schriften dicht
        klas in de kring binnen een minuut
        + iedereen neemt de eigen stoel mee zonder duwen
        lkr vraagt wat vandaag lastig was
        {C} zegt beginnen bij het hele getal
        > wie had dat ook
        elf vingers
        {L} vertelt over de tweede manier
        {H} zegt voor het eerst iets
        + lkr geeft {H} tijd, klas wacht mee [positief-klasklimaat]
        lkr herhaalt het doel
        ? halen zij het doel volgens de lkr
        = lkr lijkt tevreden met de kring
        """,
    )
    lesson.phase("Afsluiting", "/fase afsl‹Enter›")
    _plainly(
        lesson,
        """
        bakken terug op het rek
        {A} en {B} vegen het bord
        rij voor rij naar de gang
        lkr geeft weer iedereen een hand
        > tot morgen
        laatste kind weg om kwart over
        """,
    )
    lesson.step("/stop‹Enter›", pause=8_000)
