"""Whole sentences before and after: the rules about who is addressed and who acts, in both address forms.

Every pair was read and judged as a Finn would. ``sina`` and ``te`` are declared forms; an empty form is taken from the
message itself.
"""

from __future__ import annotations

import pytest

from viestilint.config import Config
from viestilint.model import Address
from viestilint.pipeline import Linter
from viestilint.readers.build import ReadOptions
from viestilint.readers.metadata import Metadata
from viestilint.readers.source import SourceFile
from viestilint.rewriting import WRITABLE, convert_source, fix_source

PAIRS = [
    ("sina", "Lomake palautetaan asiakaspalveluumme.", "Palauta lomake asiakaspalveluumme."),
    ("te", "Lomake palautetaan asiakaspalveluumme.", "Palauttakaa lomake asiakaspalveluumme."),
    (
        "sina",
        "Allekirjoitettu sopimus lähetetään meille postitse.",
        "Lähetä allekirjoitettu sopimus meille postitse.",
    ),
    (
        "te",
        "Allekirjoitettu sopimus lähetetään meille postitse.",
        "Lähettäkää allekirjoitettu sopimus meille postitse.",
    ),
    (
        "sina",
        "Vanha laite palautetaan myymälään vaihdon yhteydessä.",
        "Palauta vanha laite myymälään vaihdon yhteydessä.",
    ),
    (
        "te",
        "Vanha laite palautetaan myymälään vaihdon yhteydessä.",
        "Palauttakaa vanha laite myymälään vaihdon yhteydessä.",
    ),
    ("sina", "Lasku maksetaan viimeistään 12.3.", "Maksa lasku viimeistään 12.3."),
    ("te", "Lasku maksetaan viimeistään 12.3.", "Maksakaa lasku viimeistään 12.3."),
    ("sina", "Laskut maksetaan verkkopankissa.", "Maksa laskut verkkopankissa."),
    ("te", "Laskut maksetaan verkkopankissa.", "Maksakaa laskut verkkopankissa."),
    ("sina", "Hakemus täytetään huolellisesti.", "Täytä hakemus huolellisesti."),
    ("te", "Hakemus täytetään huolellisesti.", "Täyttäkää hakemus huolellisesti."),
    ("sina", "Kuitti säilytetään takuuajan.", "Säilytä kuitti takuuajan."),
    ("te", "Kuitti säilytetään takuuajan.", "Säilyttäkää kuitti takuuajan."),
    ("sina", "Palveluun kirjaudutaan pankkitunnuksilla.", "Kirjaudu palveluun pankkitunnuksilla."),
    ("te", "Palveluun kirjaudutaan pankkitunnuksilla.", "Kirjautukaa palveluun pankkitunnuksilla."),
    (
        "sina",
        "Sovellukseen tunnistaudutaan mobiilivarmenteella.",
        "Tunnistaudu sovellukseen mobiilivarmenteella.",
    ),
    (
        "te",
        "Sovellukseen tunnistaudutaan mobiilivarmenteella.",
        "Tunnistautukaa sovellukseen mobiilivarmenteella.",
    ),
    ("sina", "Tuote noudetaan myymälästä viikon kuluessa.", "Nouda tuote myymälästä viikon kuluessa."),
    ("te", "Tuote noudetaan myymälästä viikon kuluessa.", "Noutakaa tuote myymälästä viikon kuluessa."),
    ("sina", "Avaimet haetaan vastaanotosta.", "Hae avaimet vastaanotosta."),
    ("te", "Avaimet haetaan vastaanotosta.", "Hakekaa avaimet vastaanotosta."),
    ("sina", "Muutoksesta ilmoitetaan meille kirjallisesti.", "Ilmoita muutoksesta meille kirjallisesti."),
    ("te", "Muutoksesta ilmoitetaan meille kirjallisesti.", "Ilmoittakaa muutoksesta meille kirjallisesti."),
    ("sina", "Jos laite on rikki, se lähetetään meille.", "Jos laite on rikki, lähetä se meille."),
    ("te", "Jos laite on rikki, se lähetetään meille.", "Jos laite on rikki, lähettäkää se meille."),
    ("sina", "Henkilökortti esitetään noudettaessa.", "Esitä henkilökortti noudettaessa."),
    ("te", "Henkilökortti esitetään noudettaessa.", "Esittäkää henkilökortti noudettaessa."),
    ("sina", "Uusi kortti on haettava kirjastosta.", "Hae uusi kortti kirjastosta."),
    ("te", "Uusi kortti on haettava kirjastosta.", "Hakekaa uusi kortti kirjastosta."),
    ("sina", "Hakemus on allekirjoitettava ennen lähettämistä.", "Allekirjoita hakemus ennen lähettämistä."),
    (
        "te",
        "Hakemus on allekirjoitettava ennen lähettämistä.",
        "Allekirjoittakaa hakemus ennen lähettämistä.",
    ),
    ("sina", "Lomakkeet on palautettava meille 5.5. mennessä.", "Palauta lomakkeet meille 5.5. mennessä."),
    ("te", "Lomakkeet on palautettava meille 5.5. mennessä.", "Palauttakaa lomakkeet meille 5.5. mennessä."),
    ("sina", "Vuokra on maksettava kuun alussa.", "Maksa vuokra kuun alussa."),
    ("te", "Vuokra on maksettava kuun alussa.", "Maksakaa vuokra kuun alussa."),
    ("sina", "Paketti on noudettavissa Postista.", "Voit noutaa paketin Postista."),
    ("te", "Paketti on noudettavissa Postista.", "Voitte noutaa paketin Postista."),
    ("sina", "Paketit ovat noudettavissa Postista.", "Voit noutaa paketit Postista."),
    ("te", "Paketit ovat noudettavissa Postista.", "Voitte noutaa paketit Postista."),
    (
        "sina",
        "Uusi passisi on noudettavissa palvelupisteestä.",
        "Voit noutaa uuden passisi palvelupisteestä.",
    ),
    (
        "te",
        "Uusi passisi on noudettavissa palvelupisteestä.",
        "Voitte noutaa uuden passinne palvelupisteestä.",
    ),
    ("sina", "Tilauksesi on maksettavissa verkkokaupassa.", "Voit maksaa tilauksesi verkkokaupassa."),
    ("te", "Tilauksesi on maksettavissa verkkokaupassa.", "Voitte maksaa tilauksenne verkkokaupassa."),
    ("sina", "Lasku 4410 on maksettavissa verkkopankissa.", "Voit maksaa laskun 4410 verkkopankissa."),
    ("te", "Lasku 4410 on maksettavissa verkkopankissa.", "Voitte maksaa laskun 4410 verkkopankissa."),
    (
        "sina",
        "Lasku {{laskunumero}} on maksettavissa verkkopankissa.",
        "Voit maksaa laskun {{laskunumero}} verkkopankissa.",
    ),
    (
        "te",
        "Lasku {{laskunumero}} on maksettavissa verkkopankissa.",
        "Voitte maksaa laskun {{laskunumero}} verkkopankissa.",
    ),
    ("sina", "Liput ovat tulostettavissa sovelluksesta.", "Voit tulostaa liput sovelluksesta."),
    ("te", "Liput ovat tulostettavissa sovelluksesta.", "Voitte tulostaa liput sovelluksesta."),
    (
        "sina",
        "Hakemuslomake on ladattavissa verkkosivuiltamme.",
        "Voit ladata hakemuslomakkeen verkkosivuiltamme.",
    ),
    (
        "te",
        "Hakemuslomake on ladattavissa verkkosivuiltamme.",
        "Voitte ladata hakemuslomakkeen verkkosivuiltamme.",
    ),
    ("sina", "Ajat ovat varattavissa verkossa.", "Voit varata ajat verkossa."),
    ("te", "Ajat ovat varattavissa verkossa.", "Voitte varata ajat verkossa."),
    (
        "sina",
        "Varaus on peruttavissa 24 tuntia ennen tapahtumaa.",
        "Voit perua varauksen 24 tuntia ennen tapahtumaa.",
    ),
    (
        "te",
        "Varaus on peruttavissa 24 tuntia ennen tapahtumaa.",
        "Voitte perua varauksen 24 tuntia ennen tapahtumaa.",
    ),
    ("sina", "Osoite on muutettavissa omissa tiedoissa.", "Voit muuttaa osoitteen omissa tiedoissa."),
    ("te", "Osoite on muutettavissa omissa tiedoissa.", "Voitte muuttaa osoitteen omissa tiedoissa."),
    ("sina", "Ilmoitamme, kun tilaus on noudettavissa.", "Ilmoitamme, kun voit noutaa tilauksen."),
    ("te", "Ilmoitamme, kun tilaus on noudettavissa.", "Ilmoitamme, kun voitte noutaa tilauksen."),
    ("sina", "Jos paketti on noudettavissa, ilmoitamme siitä.", "Jos voit noutaa paketin, ilmoitamme siitä."),
    ("te", "Jos paketti on noudettavissa, ilmoitamme siitä.", "Jos voitte noutaa paketin, ilmoitamme siitä."),
    ("sina", "Kesärenkaat ovat nyt noudettavissa korjaamolta.", "Voit nyt noutaa kesärenkaat korjaamolta."),
    ("te", "Kesärenkaat ovat nyt noudettavissa korjaamolta.", "Voitte nyt noutaa kesärenkaat korjaamolta."),
    ("sina", "Asiakas voi perua tilauksensa verkossa.", "Voit perua tilauksesi verkossa."),
    ("te", "Asiakas voi perua tilauksensa verkossa.", "Voitte perua tilauksenne verkossa."),
    ("sina", "Asiakas voi vaihtaa salasanansa asetuksissa.", "Voit vaihtaa salasanasi asetuksissa."),
    ("te", "Asiakas voi vaihtaa salasanansa asetuksissa.", "Voitte vaihtaa salasananne asetuksissa."),
    ("sina", "Asiakas ei voi siirtää lippuaan toiselle.", "Et voi siirtää lippuasi toiselle."),
    ("te", "Asiakas ei voi siirtää lippuaan toiselle.", "Ette voi siirtää lippuanne toiselle."),
    ("sina", "Asiakas maksaa palautuksen itse.", "Maksat palautuksen itse."),
    ("te", "Asiakas maksaa palautuksen itse.", "Maksatte palautuksen itse."),
    ("sina", "Asiakas saa vahvistuksen sähköpostiinsa.", "Saat vahvistuksen sähköpostiisi."),
    ("te", "Asiakas saa vahvistuksen sähköpostiinsa.", "Saatte vahvistuksen sähköpostiinne."),
    ("sina", "Asiakkaan pitää vahvistaa tilaus.", "Vahvista tilaus."),
    ("te", "Asiakkaan pitää vahvistaa tilaus.", "Vahvistakaa tilaus."),
    ("sina", "Asiakkaan tulee ilmoittaa osoitteensa.", "Ilmoita osoitteesi."),
    ("te", "Asiakkaan tulee ilmoittaa osoitteensa.", "Ilmoittakaa osoitteenne."),
    ("sina", "Asiakkaan on maksettava lasku ajoissa.", "Maksa lasku ajoissa."),
    ("te", "Asiakkaan on maksettava lasku ajoissa.", "Maksakaa lasku ajoissa."),
    ("sina", "Asiakkaan ei tarvitse palauttaa reititintä.", "Sinun ei tarvitse palauttaa reititintä."),
    ("te", "Asiakkaan ei tarvitse palauttaa reititintä.", "Teidän ei tarvitse palauttaa reititintä."),
    ("sina", "Hakijan on toimitettava liitteet viikon kuluessa.", "Toimita liitteet viikon kuluessa."),
    ("te", "Hakijan on toimitettava liitteet viikon kuluessa.", "Toimittakaa liitteet viikon kuluessa."),
    ("sina", "Kortinhaltijan täytyy sulkea korttinsa heti.", "Sulje korttisi heti."),
    ("te", "Kortinhaltijan täytyy sulkea korttinsa heti.", "Sulkekaa korttinne heti."),
    ("sina", "Asukkaalta peritään vesimaksu kuukausittain.", "Perimme sinulta vesimaksun kuukausittain."),
    ("te", "Asukkaalta peritään vesimaksu kuukausittain.", "Perimme teiltä vesimaksun kuukausittain."),
    ("sina", "Asiakkaalle lähetetään uusi kortti.", "Lähetämme sinulle uuden kortin."),
    ("te", "Asiakkaalle lähetetään uusi kortti.", "Lähetämme teille uuden kortin."),
    ("sina", "Asiakkaalta veloitetaan toimitusmaksu.", "Veloitamme sinulta toimitusmaksun."),
    ("te", "Asiakkaalta veloitetaan toimitusmaksu.", "Veloitamme teiltä toimitusmaksun."),
    ("sina", "Tilaaja voi halutessaan peruuttaa tilauksen.", "Voit halutessasi peruuttaa tilauksen."),
    ("te", "Tilaaja voi halutessaan peruuttaa tilauksen.", "Voitte halutessanne peruuttaa tilauksen."),
    ("sina", "Vuokralainen maksaa sähkönsä itse.", "Maksat sähkösi itse."),
    ("te", "Vuokralainen maksaa sähkönsä itse.", "Maksatte sähkönne itse."),
    ("sina", "Jos asiakas palauttaa tuotteen, hyvitämme hinnan.", "Jos palautat tuotteen, hyvitämme hinnan."),
    ("te", "Jos asiakas palauttaa tuotteen, hyvitämme hinnan.", "Jos palautatte tuotteen, hyvitämme hinnan."),
    ("sina", "Pyydämme huomauttamaan, että toimisto on suljettu.", "Huomaathan, että toimisto on suljettu."),
    ("te", "Pyydämme huomauttamaan, että toimisto on suljettu.", "Huomaattehan, että toimisto on suljettu."),
    ("sina", "Pyydämme muistuttamaan, että lasku erääntyy 12.3.", "Muistathan, että lasku erääntyy 12.3."),
    ("te", "Pyydämme muistuttamaan, että lasku erääntyy 12.3.", "Muistattehan, että lasku erääntyy 12.3."),
    ("sina", "Pyydetään muistuttamaan, että aika on huomenna.", "Muistathan, että aika on huomenna."),
    ("te", "Pyydetään muistuttamaan, että aika on huomenna.", "Muistattehan, että aika on huomenna."),
    ("sina", "Me lähetetään paketti huomenna.", "Me lähetämme paketin huomenna."),
    ("te", "Me lähetetään paketti huomenna.", "Me lähetämme paketin huomenna."),
    ("sina", "Me korjataan laskut heti.", "Me korjaamme laskut heti."),
    ("te", "Me korjataan laskut heti.", "Me korjaamme laskut heti."),
    ("sina", "Me toimitetaan uusi laite sinulle.", "Me toimitamme uuden laitteen sinulle."),
    ("te", "Me toimitetaan uusi laite sinulle.", "Me toimitamme uuden laitteen sinulle."),
    ("sina", "Me ei laskuteta käynnistä.", "Me emme laskuta käynnistä."),
    ("te", "Me ei laskuteta käynnistä.", "Me emme laskuta käynnistä."),
    ("sina", "Tilausta ei olla lähetetty.", "Tilausta ei ole lähetetty."),
    ("te", "Tilausta ei olla lähetetty.", "Tilausta ei ole lähetetty."),
    ("sina", "Laskusta ollaan lähetetty muistutus.", "Laskusta on lähetetty muistutus."),
    ("te", "Laskusta ollaan lähetetty muistutus.", "Laskusta on lähetetty muistutus."),
    ("sina", "Tuotetta ei oltu tilattu ajoissa.", "Tuotetta ei ollut tilattu ajoissa."),
    ("te", "Tuotetta ei oltu tilattu ajoissa.", "Tuotetta ei ollut tilattu ajoissa."),
    ("sina", "Sinun tilaus on valmis.", "Tilauksesi on valmis."),
    ("te", "Sinun tilaus on valmis.", "Tilauksesi on valmis."),
    ("sina", "Sinun tilauksesta puuttuu osoite.", "Tilauksestasi puuttuu osoite."),
    ("te", "Sinun tilauksesta puuttuu osoite.", "Tilauksestasi puuttuu osoite."),
    ("sina", "Teidän sopimus päättyy toukokuussa.", "Sopimuksenne päättyy toukokuussa."),
    ("te", "Teidän sopimus päättyy toukokuussa.", "Sopimuksenne päättyy toukokuussa."),
    ("sina", "Sovimme asiasta teidän kanssa.", "Sovimme asiasta kanssanne."),
    ("te", "Sovimme asiasta teidän kanssa.", "Sovimme asiasta kanssanne."),
    ("sina", "Sinun uusi lasku on liitteenä.", "Uusi laskusi on liitteenä."),
    ("te", "Sinun uusi lasku on liitteenä.", "Uusi laskusi on liitteenä."),
    ("sina", "Lähetämme sen teidän osoitteeseen.", "Lähetämme sen osoitteeseenne."),
    ("te", "Lähetämme sen teidän osoitteeseen.", "Lähetämme sen osoitteeseenne."),
    ("sina", "Teidän laskusi on maksettu.", "Sinun laskusi on maksettu."),
    ("te", "Teidän laskusi on maksettu.", "Laskunne on maksettu."),
    ("sina", "Passi mukaan.", "Muistathan passin."),
    ("te", "Passi mukaan.", "Muistattehan passin."),
    ("sina", "Ajokortti ja kuitti mukaan.", "Muistathan ajokortin ja kuitin."),
    ("te", "Ajokortti ja kuitti mukaan.", "Muistattehan ajokortin ja kuitin."),
    ("sina", "Voimassa oleva henkilökortti mukaan.", "Muistathan voimassa olevan henkilökortin."),
    ("te", "Voimassa oleva henkilökortti mukaan.", "Muistattehan voimassa olevan henkilökortin."),
    ("sina", "Omat pyyhkeet mukaan.", "Muistathan omat pyyhkeet."),
    ("te", "Omat pyyhkeet mukaan.", "Muistattehan omat pyyhkeet."),
    ("sina", "Kela-kortti mukaan!", "Muistathan Kela-kortin!"),
    ("te", "Kela-kortti mukaan!", "Muistattehan Kela-kortin!"),
    ("sina", "Lipputuloste mukaan tapahtumaan.", "Muistathan ottaa lipputulosteen mukaan tapahtumaan."),
    ("te", "Lipputuloste mukaan tapahtumaan.", "Muistattehan ottaa lipputulosteen mukaan tapahtumaan."),
    (
        "sina",
        "Kaavake täytetään, allekirjoitetaan ja palautetaan meille.",
        "Täytä kaavake, allekirjoita se ja palauta se meille.",
    ),
    (
        "te",
        "Kaavake täytetään, allekirjoitetaan ja palautetaan meille.",
        "Täyttäkää kaavake, allekirjoittakaa se ja palauttakaa se meille.",
    ),
    ("sina", "Liput tulostetaan ja näytetään ovella.", "Tulosta liput ja näytä ne ovella."),
    ("te", "Liput tulostetaan ja näytetään ovella.", "Tulostakaa liput ja näyttäkää ne ovella."),
    ("sina", "Tarra tulostetaan ja liimataan pakettiin.", "Tulosta tarra ja liimaa se pakettiin."),
    ("te", "Tarra tulostetaan ja liimataan pakettiin.", "Tulostakaa tarra ja liimatkaa se pakettiin."),
    (
        "sina",
        "Anomus palautetaan meille ja käsitellään lautakunnassa.",
        "Anomus palautetaan meille ja käsitellään lautakunnassa.",
    ),
    (
        "te",
        "Anomus palautetaan meille ja käsitellään lautakunnassa.",
        "Anomus palautetaan meille ja käsitellään lautakunnassa.",
    ),
    ("sina", "Laite lähetetään meille, ja se korjataan viikossa.", "Lähetä laite meille, ja se korjataan viikossa."),
    ("te", "Laite lähetetään meille, ja se korjataan viikossa.", "Lähettäkää laite meille, ja se korjataan viikossa."),
    ("sina", "Lomaketta ei palauteta meille.", "Älä palauta lomaketta meille."),
    ("te", "Lomaketta ei palauteta meille.", "Älkää palauttako lomaketta meille."),
    ("sina", "Tunnuslukua ei lähetetä meille.", "Älä lähetä tunnuslukua meille."),
    ("te", "Tunnuslukua ei lähetetä meille.", "Älkää lähettäkö tunnuslukua meille."),
    (
        "sina",
        "Jos lomake palautetaan meille myöhässä, siitä on kerrottava.",
        "Jos palautat lomakkeen meille myöhässä, siitä on kerrottava.",
    ),
    (
        "te",
        "Jos lomake palautetaan meille myöhässä, siitä on kerrottava.",
        "Jos palautatte lomakkeen meille myöhässä, siitä on kerrottava.",
    ),
    (
        "sina",
        "Kun uusi lasku maksetaan verkossa, kuitti tulee heti.",
        "Kun maksat uuden laskun verkossa, kuitti tulee heti.",
    ),
    (
        "te",
        "Kun uusi lasku maksetaan verkossa, kuitti tulee heti.",
        "Kun maksatte uuden laskun verkossa, kuitti tulee heti.",
    ),
    ("sina", "Jos kyselyä ei täytetä, emme voi jatkaa.", "Jos et täytä kyselyä, emme voi jatkaa."),
    ("te", "Jos kyselyä ei täytetä, emme voi jatkaa.", "Jos ette täytä kyselyä, emme voi jatkaa."),
    ("sina", "Kokoukseen otetaan mukaan valtakirja.", "Ota kokoukseen mukaan valtakirja."),
    ("te", "Kokoukseen otetaan mukaan valtakirja.", "Ottakaa kokoukseen mukaan valtakirja."),
    ("sina", "Mukaan otetaan passi tai ajokortti.", "Ota mukaan passi tai ajokortti."),
    ("te", "Mukaan otetaan passi tai ajokortti.", "Ottakaa mukaan passi tai ajokortti."),
    ("sina", "Aika varataan numerosta 010 555 7788.", "Varaa aika numerosta 010 555 7788."),
    ("te", "Aika varataan numerosta 010 555 7788.", "Varatkaa aika numerosta 010 555 7788."),
    ("sina", "Tilaus vahvistetaan klikkaamalla linkkiä.", "Vahvista tilaus klikkaamalla linkkiä."),
    ("te", "Tilaus vahvistetaan klikkaamalla linkkiä.", "Vahvistakaa tilaus klikkaamalla linkkiä."),
    (
        "sina",
        "Huolto varausnro 4417 on siirrettävissä puhelimitse.",
        "Voit siirtää huollon varausnro 4417 puhelimitse.",
    ),
    (
        "te",
        "Huolto varausnro 4417 on siirrettävissä puhelimitse.",
        "Voitte siirtää huollon varausnro 4417 puhelimitse.",
    ),
    ("sina", "ENNAKKOMAKSU on maksettavissa verkossa.", "Voit maksaa ennakkomaksun verkossa."),
    ("te", "ENNAKKOMAKSU on maksettavissa verkossa.", "Voitte maksaa ennakkomaksun verkossa."),
    ("sina", "Asiakas maksaa rahdin ja noutaa tuotteen.", "Maksat rahdin ja noudat tuotteen."),
    ("te", "Asiakas maksaa rahdin ja noutaa tuotteen.", "Maksatte rahdin ja noudatte tuotteen."),
    ("sina", "Asiakkaan pitää täyttää lomake ja palauttaa se.", "Täytä lomake ja palauta se."),
    ("te", "Asiakkaan pitää täyttää lomake ja palauttaa se.", "Täyttäkää lomake ja palauttakaa se."),
    ("sina", "Hakijan on täytettävä lomake ja palautettava se.", "Täytä lomake ja palauta se."),
    ("te", "Hakijan on täytettävä lomake ja palautettava se.", "Täyttäkää lomake ja palauttakaa se."),
    ("sina", "Hakijan on oltava täysi-ikäinen.", "Sinun on oltava täysi-ikäinen."),
    ("te", "Hakijan on oltava täysi-ikäinen.", "Teidän on oltava täysi-ikäinen."),
    ("sina", "Asiakas voi perua varauksensa tai siirtää sitä.", "Voit perua varauksesi tai siirtää sitä."),
    ("te", "Asiakas voi perua varauksensa tai siirtää sitä.", "Voitte perua varauksenne tai siirtää sitä."),
    ("sina", "Asiakas ei voi perua varaustaan eikä siirtää sitä.", "Et voi perua varaustasi etkä siirtää sitä."),
    ("te", "Asiakas ei voi perua varaustaan eikä siirtää sitä.", "Ette voi perua varaustanne ettekä siirtää sitä."),
    (
        "sina",
        "Jos asiakas haluaa perua ajan, hänen pitää soittaa meille.",
        "Jos haluat perua ajan, sinun pitää soittaa meille.",
    ),
    (
        "te",
        "Jos asiakas haluaa perua ajan, hänen pitää soittaa meille.",
        "Jos haluatte perua ajan, teidän pitää soittaa meille.",
    ),
    (
        "sina",
        "Jäsen saa alennuksen, kun hän näyttää korttinsa kassalla.",
        "Saat alennuksen, kun näytät korttisi kassalla.",
    ),
    (
        "te",
        "Jäsen saa alennuksen, kun hän näyttää korttinsa kassalla.",
        "Saatte alennuksen, kun näytätte korttinne kassalla.",
    ),
    (
        "sina",
        "Asiakas saa hyvityksen, kun korjaaja on antanut lausuntonsa.",
        "Asiakas saa hyvityksen, kun korjaaja on antanut lausuntonsa.",
    ),
    (
        "te",
        "Asiakas saa hyvityksen, kun korjaaja on antanut lausuntonsa.",
        "Asiakas saa hyvityksen, kun korjaaja on antanut lausuntonsa.",
    ),
    ("sina", "Asiakkaan pitää itse huolehtia paketista.", "Huolehdi itse paketista."),
    ("te", "Asiakkaan pitää itse huolehtia paketista.", "Huolehtikaa itse paketista."),
    ("sina", "Kestotilaus perutaan soittamalla meille.", "Voit perua kestotilauksen soittamalla meille."),
    ("te", "Kestotilaus perutaan soittamalla meille.", "Voitte perua kestotilauksen soittamalla meille."),
    ("sina", "Jos aika ei sovi, se perutaan samasta linkistä.", "Jos aika ei sovi, peru se samasta linkistä."),
    ("te", "Jos aika ei sovi, se perutaan samasta linkistä.", "Jos aika ei sovi, perukaa se samasta linkistä."),
    ("sina", "Asiakkaalta laskutetaan käynnistä 45 euroa.", "Laskutamme sinulta käynnistä 45 euroa."),
    ("te", "Asiakkaalta laskutetaan käynnistä 45 euroa.", "Laskutamme teiltä käynnistä 45 euroa."),
    ("sina", "Liput skannataan portilla.", "Liput skannataan portilla."),
    ("te", "Liput skannataan portilla.", "Liput skannataan portilla."),
    ("sina", "Potilas saa lääkkeet mukaansa.", "Saat lääkkeet mukaasi."),
    ("te", "Potilas saa lääkkeet mukaansa.", "Saatte lääkkeet mukaanne."),
    ("sina", "Jos matkustaja sairastuu, hänelle maksetaan korvaus.", "Jos sairastut, sinulle maksetaan korvaus."),
    ("te", "Jos matkustaja sairastuu, hänelle maksetaan korvaus.", "Jos sairastutte, teille maksetaan korvaus."),
    ("sina", "KELLOPAJA: Huoltokuitti KH-20931 mukaan.", "KELLOPAJA: Muistathan huoltokuitin KH-20931."),
    ("te", "KELLOPAJA: Huoltokuitti KH-20931 mukaan.", "KELLOPAJA: Muistattehan huoltokuitin KH-20931."),
    ("sina", "Oy Voima: vuokralasku on maksettavissa verkossa.", "Oy Voima: voit maksaa vuokralaskun verkossa."),
    ("te", "Oy Voima: vuokralasku on maksettavissa verkossa.", "Oy Voima: voitte maksaa vuokralaskun verkossa."),
    ("sina", "PARTURI: Lahjakortti on noudettavissa liikkeestä.", "PARTURI: Voit noutaa lahjakortin liikkeestä."),
    ("te", "PARTURI: Lahjakortti on noudettavissa liikkeestä.", "PARTURI: Voitte noutaa lahjakortin liikkeestä."),
    ("sina", "Potilaan tulee täyttää lomake ja ottaa se mukaansa.", "Täytä lomake ja ota se mukaasi."),
    ("te", "Potilaan tulee täyttää lomake ja ottaa se mukaansa.", "Täyttäkää lomake ja ottakaa se mukaanne."),
    ("sina", "Me ei olla saatu maksua.", "Me emme ole saaneet maksua."),
    ("te", "Me ei olla saatu maksua.", "Me emme ole saaneet maksua."),
    ("sina", "Me katsotaan asia tänään ja laitetaan viestiä.", "Me katsomme asian tänään ja laitamme viestiä."),
    ("te", "Me katsotaan asia tänään ja laitetaan viestiä.", "Me katsomme asian tänään ja laitamme viestiä."),
    (
        "",
        "Kiitos viestistäsi. Lähetämme teille uuden laskun.",
        "Kiitos viestistäsi. Lähetämme sinulle uuden laskun.",
    ),
    (
        "",
        "Kiitos viestistänne. Saat vastauksen huomenna. Otamme teihin yhteyttä.",
        "Kiitos viestistänne. Saatte vastauksen huomenna. Otamme teihin yhteyttä.",
    ),
    (
        "",
        "Tilauksesi on valmis. Voitte noutaa sen, kun se sopii sinulle.",
        "Tilauksesi on valmis. Voit noutaa sen, kun se sopii sinulle.",
    ),
    (
        "",
        "Jos teillä on kysyttävää, soita meille. Autamme sinua mielellämme.",
        "Jos sinulla on kysyttävää, soita meille. Autamme sinua mielellämme.",
    ),
    (
        "",
        "Ettekö ole saaneet laskua? Lähetämme sinulle uuden. Laskusi on liitteenä.",
        "Etkö ole saanut laskua? Lähetämme sinulle uuden. Laskusi on liitteenä.",
    ),
    ("", "Olette tilanneet lehden. Tilauksesi jatkuu.", "Olet tilannut lehden. Tilauksesi jatkuu."),
]


@pytest.fixture(scope="module")
def linters() -> dict[str, Linter]:
    """A linter per declared address form, the person rules on."""
    return {
        form: Linter(
            Config(
                select=("puhuttelu",),
                reading=ReadOptions(forced=Metadata(channel="sms", address=Address(form) if form else None)),
            )
        )
        for form in ("", "sina", "te")
    }


@pytest.mark.parametrize(("form", "before", "after"), PAIRS)
def test_the_sentence_is_rewritten_whole(linters: dict[str, Linter], form: str, before: str, after: str) -> None:
    assert fix_source(linters[form], SourceFile("viesti.txt", before), WRITABLE).text == after


@pytest.mark.parametrize(("form", "before", "after"), PAIRS)
def test_a_rewritten_sentence_stays(linters: dict[str, Linter], form: str, before: str, after: str) -> None:
    assert fix_source(linters[form], SourceFile("viesti.txt", after), WRITABLE).text == after


CONVERSIONS = [
    (
        "Kiitos viestistäsi. Saat uuden laskun huomenna, eikä sinun tarvitse tehdä mitään.",
        "Kiitos viestistänne. Saatte uuden laskun huomenna, eikä teidän tarvitse tehdä mitään.",
    ),
    ("Älä maksa vanhaa laskua.", "Älkää maksako vanhaa laskua."),
    ("Älä maksa tai vastaa viestiin.", "Älkää maksako tai vastatko viestiin."),
    ("Älä soita äläkä kirjoita.", "Älkää soittako älkääkä kirjoittako."),
    ("Ellet vastaa ja toimita tietoja, päätämme asian.", "Ellette vastaa ja toimita tietoja, päätämme asian."),
    ("Keskustelen asiasta kanssasi.", "Keskustelen asiasta kanssanne."),
    ("Ota kuitti mukaasi.", "Ottakaa kuitti mukaanne."),
    ("Oletko kiinnostunut kurssistamme?", "Oletteko kiinnostunut kurssistamme?"),
    ("Ilmoita, ettet pääse.", "Ilmoittakaa, ettette pääse."),
    ("Älä maksa laskua ja soita meille.", "Älkää maksako laskua ja soittakaa meille."),
    ("Muista: tilaa lehti ja saat lahjan.", "Muistakaa: tilatkaa lehti ja saatte lahjan."),
    ("Jos et halua viestejä, vastaa EI.", "Jos ette halua viestejä, vastatkaa EI."),
    ("Sinulla on aikaa, eli palauta tuote meille.", "Teillä on aikaa, eli palauttakaa tuote meille."),
    ("Jos haluat valittaa, toimi näin.", "Jos haluatte valittaa, toimikaa näin."),
    ("Muuta sinun ei tarvitse tehdä.", "Muuta teidän ei tarvitse tehdä."),
    ("Kirjasi on luettavissa verkossa.", "Kirjanne on luettavissa verkossa."),
    ("Maksa lasku ja muista viite.", "Maksakaa lasku ja muistakaa viite."),
    ("Avaa viesti ja vastaa siihen.", "Avatkaa viesti ja vastatkaa siihen."),
    (
        "Jos jäsen maksaa ajoissa ja saa kortin, ilmoitamme siitä sinulle.",
        "Jos jäsen maksaa ajoissa ja saa kortin, ilmoitamme siitä teille.",
    ),
    ("Voit noutaa tuotteen tai valita kuljetuksen.", "Voitte noutaa tuotteen tai valita kuljetuksen."),
    ("Anna palautetta, kun ehdit.", "Antakaa palautetta, kun ehditte."),
    ("Ole hyvä ja odota vastausta.", "Olkaa hyvä ja odottakaa vastausta."),
    ("Ole yhteydessä meihin, jos et ole saanut laskua.", "Olkaa yhteydessä meihin, jos ette ole saanut laskua."),
    ("Sinun kuvasi on lisätty palveluun.", "Teidän kuvanne on lisätty palveluun."),
    ("Lopuksi valitse kieli ja paina jatka.", "Lopuksi valitkaa kieli ja painakaa jatka."),
    ("Jos et vastaa, emme soita tai lähetä viestejä.", "Jos ette vastaa, emme soita tai lähetä viestejä."),
    ("Muistathan, että laskusi erääntyy.", "Muistattehan, että laskunne erääntyy."),
    ("Voisitko soittaa meille?", "Voisitteko soittaa meille?"),
    ("Etkö ole saanut tilaustasi?", "Ettekö ole saanut tilaustanne?"),
    (
        "Palauta lomake, niin saat hyvityksen tilillesi.",
        "Palauttakaa lomake, niin saatte hyvityksen tilillenne.",
    ),
    ("Jos sinulla on kysyttävää, soita meille.", "Jos teillä on kysyttävää, soittakaa meille."),
    (
        "Tilaamasi tuotteet lähtevät tänään osoitteeseesi.",
        "Tilaamanne tuotteet lähtevät tänään osoitteeseenne.",
    ),
    # Nothing follows the last word, not even a full stop.
    ("Ilahduimme siitä, että olet", "Ilahduimme siitä, että olette"),
]


@pytest.mark.parametrize(("informal", "formal"), CONVERSIONS)
def test_a_message_is_converted_whole_both_ways(linters: dict[str, Linter], informal: str, formal: str) -> None:
    to_te = convert_source(linters[""], SourceFile("viesti.txt", informal), Address.TE)
    to_sina = convert_source(linters[""], SourceFile("viesti.txt", formal), Address.SINA)
    assert (to_te.text, to_sina.text) == (formal, informal)
    assert not to_te.refused
    assert not to_sina.refused


@pytest.mark.parametrize(
    "formal", ["Olette arvokkaita jäseniä, ja saatte kahvia.", "Olette hyviä asiakkaita, kiitos teille."]
)
def test_what_speaks_to_many_is_not_converted_by_halves(linters: dict[str, Linter], formal: str) -> None:
    conversion = convert_source(linters[""], SourceFile("viesti.txt", formal), Address.SINA)
    assert conversion.text == formal
    assert conversion.refused
