"""Inflection as a specification: forms as a Finn writes them, in the words of customer service.

The tables are the norm; the generator has to meet them, and nothing here was copied from its output.
"""

from __future__ import annotations

import pytest

from viestilint.language.inflection import Inflector
from viestilint.language.morphology import Morphology
from viestilint.model import Reading

# infinitive, imperative sg2 and pl2, present 1pl and 2sg, passive present and past, past participle
VERBS = """
maksaa maksa maksakaa maksamme maksat maksetaan maksettiin maksanut
lähettää lähetä lähettäkää lähetämme lähetät lähetetään lähetettiin lähettänyt
toimittaa toimita toimittakaa toimitamme toimitat toimitetaan toimitettiin toimittanut
palauttaa palauta palauttakaa palautamme palautat palautetaan palautettiin palauttanut
ilmoittaa ilmoita ilmoittakaa ilmoitamme ilmoitat ilmoitetaan ilmoitettiin ilmoittanut
täyttää täytä täyttäkää täytämme täytät täytetään täytettiin täyttänyt
noutaa nouda noutakaa noudamme noudat noudetaan noudettiin noutanut
hakea hae hakekaa haemme haet haetaan haettiin hakenut
ottaa ota ottakaa otamme otat otetaan otettiin ottanut
soittaa soita soittakaa soitamme soitat soitetaan soitettiin soittanut
vastata vastaa vastatkaa vastaamme vastaat vastataan vastattiin vastannut
tilata tilaa tilatkaa tilaamme tilaat tilataan tilattiin tilannut
varata varaa varatkaa varaamme varaat varataan varattiin varannut
avata avaa avatkaa avaamme avaat avataan avattiin avannut
ladata lataa ladatkaa lataamme lataat ladataan ladattiin ladannut
klikata klikkaa klikatkaa klikkaamme klikkaat klikataan klikattiin klikannut
painaa paina painakaa painamme painat painetaan painettiin painanut
valita valitse valitkaa valitsemme valitset valitaan valittiin valinnut
kirjautua kirjaudu kirjautukaa kirjaudumme kirjaudut kirjaudutaan kirjauduttiin kirjautunut
tunnistautua tunnistaudu tunnistautukaa tunnistaudumme tunnistaudut tunnistaudutaan tunnistauduttiin \
tunnistautunut
tarkistaa tarkista tarkistakaa tarkistamme tarkistat tarkistetaan tarkistettiin tarkistanut
vahvistaa vahvista vahvistakaa vahvistamme vahvistat vahvistetaan vahvistettiin vahvistanut
hyväksyä hyväksy hyväksykää hyväksymme hyväksyt hyväksytään hyväksyttiin hyväksynyt
allekirjoittaa allekirjoita allekirjoittakaa allekirjoitamme allekirjoitat allekirjoitetaan \
allekirjoitettiin \
allekirjoittanut
tulostaa tulosta tulostakaa tulostamme tulostat tulostetaan tulostettiin tulostanut
liittää liitä liittäkää liitämme liität liitetään liitettiin liittänyt
lisätä lisää lisätkää lisäämme lisäät lisätään lisättiin lisännyt
poistaa poista poistakaa poistamme poistat poistetaan poistettiin poistanut
päivittää päivitä päivittäkää päivitämme päivität päivitetään päivitettiin päivittänyt
vaihtaa vaihda vaihtakaa vaihdamme vaihdat vaihdetaan vaihdettiin vaihtanut
muuttaa muuta muuttakaa muutamme muutat muutetaan muutettiin muuttanut
perua peru perukaa perumme perut perutaan peruttiin perunut
peruuttaa peruuta peruuttakaa peruutamme peruutat peruutetaan peruutettiin peruuttanut
irtisanoa irtisano irtisanokaa irtisanomme irtisanot irtisanotaan irtisanottiin irtisanonut
säilyttää säilytä säilyttäkää säilytämme säilytät säilytetään säilytettiin säilyttänyt
muistaa muista muistakaa muistamme muistat muistetaan muistettiin muistanut
lukea lue lukekaa luemme luet luetaan luettiin lukenut
kertoa kerro kertokaa kerromme kerrot kerrotaan kerrottiin kertonut
kirjoittaa kirjoita kirjoittakaa kirjoitamme kirjoitat kirjoitetaan kirjoitettiin kirjoittanut
merkitä merkitse merkitkää merkitsemme merkitset merkitään merkittiin merkinnyt
mainita mainitse mainitkaa mainitsemme mainitset mainitaan mainittiin maininnut
syöttää syötä syöttäkää syötämme syötät syötetään syötettiin syöttänyt
antaa anna antakaa annamme annat annetaan annettiin antanut
käyttää käytä käyttäkää käytämme käytät käytetään käytettiin käyttänyt
siirtyä siirry siirtykää siirrymme siirryt siirrytään siirryttiin siirtynyt
pakata pakkaa pakatkaa pakkaamme pakkaat pakataan pakattiin pakannut
sulkea sulje sulkekaa suljemme suljet suljetaan suljettiin sulkenut
käynnistää käynnistä käynnistäkää käynnistämme käynnistät käynnistetään käynnistettiin käynnistänyt
asentaa asenna asentakaa asennamme asennat asennetaan asennettiin asentanut
aktivoida aktivoi aktivoikaa aktivoimme aktivoit aktivoidaan aktivoitiin aktivoinut
esittää esitä esittäkää esitämme esität esitetään esitettiin esittänyt
näyttää näytä näyttäkää näytämme näytät näytetään näytettiin näyttänyt
skannata skannaa skannatkaa skannaamme skannaat skannataan skannattiin skannannut
kuitata kuittaa kuitatkaa kuittaamme kuittaat kuitataan kuitattiin kuitannut
korvata korvaa korvatkaa korvaamme korvaat korvataan korvattiin korvannut
hyvittää hyvitä hyvittäkää hyvitämme hyvität hyvitetään hyvitettiin hyvittänyt
laskuttaa laskuta laskuttakaa laskutamme laskutat laskutetaan laskutettiin laskuttanut
veloittaa veloita veloittakaa veloitamme veloitat veloitetaan veloitettiin veloittanut
käsitellä käsittele käsitelkää käsittelemme käsittelet käsitellään käsiteltiin käsitellyt
korjata korjaa korjatkaa korjaamme korjaat korjataan korjattiin korjannut
selvittää selvitä selvittäkää selvitämme selvität selvitetään selvitettiin selvittänyt
postittaa postita postittakaa postitamme postitat postitetaan postitettiin postittanut
tehdä tee tehkää teemme teet tehdään tehtiin tehnyt
nähdä näe nähkää näemme näet nähdään nähtiin nähnyt
olla ole olkaa olemme olet ollaan oltiin ollut
voida voi voikaa voimme voit voidaan voitiin voinut
saada saa saakaa saamme saat saadaan saatiin saanut
jäädä jää jääkää jäämme jäät jäädään jäätiin jäänyt
myydä myy myykää myymme myyt myydään myytiin myynyt
tuoda tuo tuokaa tuomme tuot tuodaan tuotiin tuonut
viedä vie viekää viemme viet viedään vietiin vienyt
käydä käy käykää käymme käyt käydään käytiin käynyt
syödä syö syökää syömme syöt syödään syötiin syönyt
juoda juo juokaa juomme juot juodaan juotiin juonut
tulla tule tulkaa tulemme tulet tullaan tultiin tullut
mennä mene menkää menemme menet mennään mentiin mennyt
panna pane pankaa panemme panet pannaan pantiin pannut
nousta nouse nouskaa nousemme nouset noustaan noustiin noussut
juosta juokse juoskaa juoksemme juokset juostaan juostiin juossut
seisoa seiso seisokaa seisomme seisot seisotaan seisottiin seisonut
kuunnella kuuntele kuunnelkaa kuuntelemme kuuntelet kuunnellaan kuunneltiin kuunnellut
ajatella ajattele ajatelkaa ajattelemme ajattelet ajatellaan ajateltiin ajatellut
vaihdella vaihtele vaihdelkaa vaihtelemme vaihtelet vaihdellaan vaihdeltiin vaihdellut
palvella palvele palvelkaa palvelemme palvelet palvellaan palveltiin palvellut
kysellä kysele kyselkää kyselemme kyselet kysellään kyseltiin kysellyt
esitellä esittele esitelkää esittelemme esittelet esitellään esiteltiin esitellyt
suositella suosittele suositelkaa suosittelemme suosittelet suositellaan suositeltiin suositellut
työskennellä työskentele työskennelkää työskentelemme työskentelet työskennellään työskenneltiin työskennellyt
hymyillä hymyile hymyilkää hymyilemme hymyilet hymyillään hymyiltiin hymyillyt
tavata tapaa tavatkaa tapaamme tapaat tavataan tavattiin tavannut
luvata lupaa luvatkaa lupaamme lupaat luvataan luvattiin luvannut
hakata hakkaa hakatkaa hakkaamme hakkaat hakataan hakattiin hakannut
mitata mittaa mitatkaa mittaamme mittaat mitataan mitattiin mitannut
haluta halua halutkaa haluamme haluat halutaan haluttiin halunnut
tarvita tarvitse tarvitkaa tarvitsemme tarvitset tarvitaan tarvittiin tarvinnut
häiritä häiritse häiritkää häiritsemme häiritset häiritään häirittiin häirinnyt
hallita hallitse hallitkaa hallitsemme hallitset hallitaan hallittiin hallinnut
vanheta vanhene vanhetkaa vanhenemme vanhenet vanhetaan vanhettiin vanhennut
paeta pakene paetkaa pakenemme pakenet paetaan paettiin paennut
selvitä selviä selvitkää selviämme selviät selvitään selvittiin selvinnyt
hävitä häviä hävitkää häviämme häviät hävitään hävittiin hävinnyt
pudota putoa pudotkaa putoamme putoat pudotaan pudottiin pudonnut
tallentaa tallenna tallentakaa tallennamme tallennat tallennetaan tallennettiin tallentanut
lyhentää lyhennä lyhentäkää lyhennämme lyhennät lyhennetään lyhennettiin lyhentänyt
ymmärtää ymmärrä ymmärtäkää ymmärrämme ymmärrät ymmärretään ymmärrettiin ymmärtänyt
tietää tiedä tietäkää tiedämme tiedät tiedetään tiedettiin tiennyt
pyytää pyydä pyytäkää pyydämme pyydät pyydetään pyydettiin pyytänyt
löytää löydä löytäkää löydämme löydät löydetään löydettiin löytänyt
kääntää käännä kääntäkää käännämme käännät käännetään käännettiin kääntänyt
siirtää siirrä siirtäkää siirrämme siirrät siirretään siirrettiin siirtänyt
kieltää kiellä kieltäkää kiellämme kiellät kielletään kiellettiin kieltänyt
odottaa odota odottakaa odotamme odotat odotetaan odotettiin odottanut
auttaa auta auttakaa autamme autat autetaan autettiin auttanut
aloittaa aloita aloittakaa aloitamme aloitat aloitetaan aloitettiin aloittanut
lopettaa lopeta lopettakaa lopetamme lopetat lopetetaan lopetettiin lopettanut
ostaa osta ostakaa ostamme ostat ostetaan ostettiin ostanut
laskea laske laskekaa laskemme lasket lasketaan laskettiin laskenut
tuntea tunne tuntekaa tunnemme tunnet tunnetaan tunnettiin tuntenut
kysyä kysy kysykää kysymme kysyt kysytään kysyttiin kysynyt
etsiä etsi etsikää etsimme etsit etsitään etsittiin etsinyt
sopia sovi sopikaa sovimme sovit sovitaan sovittiin sopinut
oppia opi oppikaa opimme opit opitaan opittiin oppinut
kokea koe kokekaa koemme koet koetaan koettiin kokenut
sallia salli sallikaa sallimme sallit sallitaan sallittiin sallinut
vaatia vaadi vaatikaa vaadimme vaadit vaaditaan vaadittiin vaatinut
pyrkiä pyri pyrkikää pyrimme pyrit pyritään pyrittiin pyrkinyt
pahoitella pahoittele pahoitelkaa pahoittelemme pahoittelet pahoitellaan pahoiteltiin pahoitellut
kiittää kiitä kiittäkää kiitämme kiität kiitetään kiitettiin kiittänyt
katsoa katso katsokaa katsomme katsot katsotaan katsottiin katsonut
toivoa toivo toivokaa toivomme toivot toivotaan toivottiin toivonut
puhua puhu puhukaa puhumme puhut puhutaan puhuttiin puhunut
asua asu asukaa asumme asut asutaan asuttiin asunut
seurata seuraa seuratkaa seuraamme seuraat seurataan seurattiin seurannut
jatkaa jatka jatkakaa jatkamme jatkat jatketaan jatkettiin jatkanut
alkaa ala alkakaa alamme alat aletaan alettiin alkanut
jakaa jaa jakakaa jaamme jaat jaetaan jaettiin jakanut
ajaa aja ajakaa ajamme ajat ajetaan ajettiin ajanut
kytkeä kytke kytkekää kytkemme kytket kytketään kytkettiin kytkenyt
irrottaa irrota irrottakaa irrotamme irrotat irrotetaan irrotettiin irrottanut
ruksata ruksaa ruksatkaa ruksaamme ruksaat ruksataan ruksattiin ruksannut
peruuntua peruunnu peruuntukaa peruunnumme peruunnut peruunnutaan peruunnuttiin peruuntunut
uusia uusi uusikaa uusimme uusit uusitaan uusittiin uusinut
arvioida arvioi arvioikaa arvioimme arvioit arvioidaan arvioitiin arvioinut
reklamoida reklamoi reklamoikaa reklamoimme reklamoit reklamoidaan reklamoitiin reklamoinut
mitätöidä mitätöi mitätöikää mitätöimme mitätöit mitätöidään mitätöitiin mitätöinyt
tiedustella tiedustele tiedustelkaa tiedustelemme tiedustelet tiedustellaan tiedusteltiin tiedustellut
neuvotella neuvottele neuvotelkaa neuvottelemme neuvottelet neuvotellaan neuvoteltiin neuvotellut
kokeilla kokeile kokeilkaa kokeilemme kokeilet kokeillaan kokeiltiin kokeillut
pienentää pienennä pienentäkää pienennämme pienennät pienennetään pienennettiin pienentänyt
rekisteröityä rekisteröidy rekisteröitykää rekisteröidymme rekisteröidyt rekisteröidytään rekisteröidyttiin \
rekisteröitynyt
ilmoittautua ilmoittaudu ilmoittautukaa ilmoittaudumme ilmoittaudut ilmoittaudutaan ilmoittauduttiin \
ilmoittautunut
tutustua tutustu tutustukaa tutustumme tutustut tutustutaan tutustuttiin tutustunut
varmistaa varmista varmistakaa varmistamme varmistat varmistetaan varmistettiin varmistanut
hyödyntää hyödynnä hyödyntäkää hyödynnämme hyödynnät hyödynnetään hyödynnettiin hyödyntänyt
huomata huomaa huomatkaa huomaamme huomaat huomataan huomattiin huomannut
verrata vertaa verratkaa vertaamme vertaat verrataan verrattiin verrannut
palata palaa palatkaa palaamme palaat palataan palattiin palannut
hypätä hyppää hypätkää hyppäämme hyppäät hypätään hypättiin hypännyt
kelvata kelpaa kelvatkaa kelpaamme kelpaat kelvataan kelvattiin kelvannut
hävetä häpeä hävetkää häpeämme häpeät hävetään hävettiin hävennyt
kerätä kerää kerätkää keräämme keräät kerätään kerättiin kerännyt
purkaa pura purkakaa puramme purat puretaan purettiin purkanut
särkeä särje särkekää särjemme särjet särjetään särjettiin särkenyt
rikkoa riko rikkokaa rikomme rikot rikotaan rikottiin rikkonut
nukkua nuku nukkukaa nukumme nukut nukutaan nukuttiin nukkunut
mahtua mahdu mahtukaa mahdumme mahdut mahdutaan mahduttiin mahtunut
leipoa leivo leipokaa leivomme leivot leivotaan leivottiin leiponut
"""

# base form; singular genitive, partitive, illative, with -si, elative; plural nominative, genitive, partitive
NOUNS = """
tilaus tilauksen tilausta tilaukseen tilauksesi tilauksesta tilaukset tilausten tilauksia
lähetys lähetyksen lähetystä lähetykseen lähetyksesi lähetyksestä lähetykset lähetysten lähetyksiä
lasku laskun laskua laskuun laskusi laskusta laskut laskujen laskuja
paketti paketin pakettia pakettiin pakettisi paketista paketit pakettien paketteja
osoite osoitteen osoitetta osoitteeseen osoitteesi osoitteesta osoitteet osoitteiden osoitteita
asiakas asiakkaan asiakasta asiakkaaseen asiakkaasi asiakkaasta asiakkaat asiakkaiden asiakkaita
puhelin puhelimen puhelinta puhelimeen puhelimesi puhelimesta puhelimet puhelimien puhelimia
reititin reitittimen reititintä reitittimeen reitittimesi reitittimestä reitittimet reitittimien reitittimiä
oikeus oikeuden oikeutta oikeuteen oikeutesi oikeudesta oikeudet oikeuksien oikeuksia
käsi käden kättä käteen kätesi kädestä kädet käsien käsiä
nimi nimen nimeä nimeen nimesi nimestä nimet nimien nimiä
passi passin passia passiin passisi passista passit passien passeja
ajokortti ajokortin ajokorttia ajokorttiin ajokorttisi ajokortista ajokortit ajokorttien ajokortteja
henkilökortti henkilökortin henkilökorttia henkilökorttiin henkilökorttisi henkilökortista henkilökortit \
henkilökorttien henkilökortteja
vahvistus vahvistuksen vahvistusta vahvistukseen vahvistuksesi vahvistuksesta vahvistukset vahvistusten \
vahvistuksia
tuote tuotteen tuotetta tuotteeseen tuotteesi tuotteesta tuotteet tuotteiden tuotteita
liite liitteen liitettä liitteeseen liitteesi liitteestä liitteet liitteiden liitteitä
kuitti kuitin kuittia kuittiin kuittisi kuitista kuitit kuittien kuitteja
toimitus toimituksen toimitusta toimitukseen toimituksesi toimituksesta toimitukset toimitusten toimituksia
varaus varauksen varausta varaukseen varauksesi varauksesta varaukset varausten varauksia
avain avaimen avainta avaimeen avaimesi avaimesta avaimet avaimien avaimia
huone huoneen huonetta huoneeseen huoneesi huoneesta huoneet huoneiden huoneita
vene veneen venettä veneeseen veneesi veneestä veneet veneiden veneitä
liittymä liittymän liittymää liittymään liittymäsi liittymästä liittymät liittymien liittymiä
sopimus sopimuksen sopimusta sopimukseen sopimuksesi sopimuksesta sopimukset sopimusten sopimuksia
maksu maksun maksua maksuun maksusi maksusta maksut maksujen maksuja
hinta hinnan hintaa hintaan hintasi hinnasta hinnat hintojen hintoja
päivä päivän päivää päivään päiväsi päivästä päivät päivien päiviä
kenkä kengän kenkää kenkään kenkäsi kengästä kengät kenkien kenkiä
mies miehen miestä mieheen miehesi miehestä miehet miesten miehiä
kevät kevään kevättä kevääseen kevääsi keväästä keväät keväiden keväitä
kortti kortin korttia korttiin korttisi kortista kortit korttien kortteja
tili tilin tiliä tiliin tilisi tilistä tilit tilien tilejä
luotto luoton luottoa luottoon luottosi luotosta luotot luottojen luottoja
laina lainan lainaa lainaan lainasi lainasta lainat lainojen lainoja
korko koron korkoa korkoon korkosi korosta korot korkojen korkoja
vakuutus vakuutuksen vakuutusta vakuutukseen vakuutuksesi vakuutuksesta vakuutukset vakuutusten vakuutuksia
vahinko vahingon vahinkoa vahinkoon vahinkosi vahingosta vahingot vahinkojen vahinkoja
korvaus korvauksen korvausta korvaukseen korvauksesi korvauksesta korvaukset korvausten korvauksia
hakemus hakemuksen hakemusta hakemukseen hakemuksesi hakemuksesta hakemukset hakemusten hakemuksia
päätös päätöksen päätöstä päätökseen päätöksesi päätöksestä päätökset päätösten päätöksiä
lomake lomakkeen lomaketta lomakkeeseen lomakkeesi lomakkeesta lomakkeet lomakkeiden lomakkeita
viesti viestin viestiä viestiin viestisi viestistä viestit viestien viestejä
kysymys kysymyksen kysymystä kysymykseen kysymyksesi kysymyksestä kysymykset kysymysten kysymyksiä
palaute palautteen palautetta palautteeseen palautteesi palautteesta palautteet palautteiden palautteita
palautus palautuksen palautusta palautukseen palautuksesi palautuksesta palautukset palautusten palautuksia
asia asian asiaa asiaan asiasi asiasta asiat asioiden asioita
ohje ohjeen ohjetta ohjeeseen ohjeesi ohjeesta ohjeet ohjeiden ohjeita
tieto tiedon tietoa tietoon tietosi tiedosta tiedot tietojen tietoja
numero numeron numeroa numeroon numerosi numerosta numerot numeroiden numeroita
tunnus tunnuksen tunnusta tunnukseen tunnuksesi tunnuksesta tunnukset tunnusten tunnuksia
salasana salasanan salasanaa salasanaan salasanasi salasanasta salasanat salasanojen salasanoja
palvelu palvelun palvelua palveluun palvelusi palvelusta palvelut palvelujen palveluja
henkilö henkilön henkilöä henkilöön henkilösi henkilöstä henkilöt henkilöiden henkilöitä
lippu lipun lippua lippuun lippusi lipusta liput lippujen lippuja
maa maan maata maahan maasi maasta maat maiden maita
tie tien tietä tiehen tiesi tiestä tiet teiden teitä
työ työn työtä työhön työsi työstä työt töiden töitä
perhe perheen perhettä perheeseen perheesi perheestä perheet perheiden perheitä
lapsi lapsen lasta lapseen lapsesi lapsesta lapset lasten lapsia
nainen naisen naista naiseen naisesi naisesta naiset naisten naisia
ihminen ihmisen ihmistä ihmiseen ihmisesi ihmisestä ihmiset ihmisten ihmisiä
tytär tyttären tytärtä tyttäreen tyttäresi tyttärestä tyttäret tyttärien tyttäriä
sisar sisaren sisarta sisareen sisaresi sisaresta sisaret sisarien sisaria
veli veljen veljeä veljeen veljesi veljestä veljet veljien veljiä
koti kodin kotia kotiin kotisi kodista kodit kotien koteja
talo talon taloa taloon talosi talosta talot talojen taloja
asunto asunnon asuntoa asuntoon asuntosi asunnosta asunnot asuntojen asuntoja
ovi oven ovea oveen ovesi ovesta ovet ovien ovia
kieli kielen kieltä kieleen kielesi kielestä kielet kielten kieliä
vuosi vuoden vuotta vuoteen vuotesi vuodesta vuodet vuosien vuosia
kuukausi kuukauden kuukautta kuukauteen kuukautesi kuukaudesta kuukaudet kuukausien kuukausia
viikko viikon viikkoa viikkoon viikkosi viikosta viikot viikkojen viikkoja
aika ajan aikaa aikaan aikasi ajasta ajat aikojen aikoja
poika pojan poikaa poikaan poikasi pojasta pojat poikien poikia
matka matkan matkaa matkaan matkasi matkasta matkat matkojen matkoja
lento lennon lentoa lentoon lentosi lennosta lennot lentojen lentoja
juna junan junaa junaan junasi junasta junat junien junia
auto auton autoa autoon autosi autosta autot autojen autoja
rengas renkaan rengasta renkaaseen renkaasi renkaasta renkaat renkaiden renkaita
laite laitteen laitetta laitteeseen laitteesi laitteesta laitteet laitteiden laitteita
laturi laturin laturia laturiin laturisi laturista laturit laturien latureita
kaapeli kaapelin kaapelia kaapeliin kaapelisi kaapelista kaapelit kaapelien kaapeleita
verkko verkon verkkoa verkkoon verkkosi verkosta verkot verkkojen verkkoja
yhteys yhteyden yhteyttä yhteyteen yhteytesi yhteydestä yhteydet yhteyksien yhteyksiä
asiakkuus asiakkuuden asiakkuutta asiakkuuteen asiakkuutesi asiakkuudesta asiakkuudet asiakkuuksien \
asiakkuuksia
jäsenyys jäsenyyden jäsenyyttä jäsenyyteen jäsenyytesi jäsenyydestä jäsenyydet jäsenyyksien jäsenyyksiä
jäsen jäsenen jäsentä jäseneen jäsenesi jäsenestä jäsenet jäsenien jäseniä
mahdollisuus mahdollisuuden mahdollisuutta mahdollisuuteen mahdollisuutesi mahdollisuudesta mahdollisuudet \
mahdollisuuksien mahdollisuuksia
virhe virheen virhettä virheeseen virheesi virheestä virheet virheiden virheitä
vika vian vikaa vikaan vikasi viasta viat vikojen vikoja
syy syyn syytä syyhyn syysi syystä syyt syiden syitä
toive toiveen toivetta toiveeseen toiveesi toiveesta toiveet toiveiden toiveita
tarve tarpeen tarvetta tarpeeseen tarpeesi tarpeesta tarpeet tarpeiden tarpeita
mielipide mielipiteen mielipidettä mielipiteeseen mielipiteesi mielipiteestä mielipiteet mielipiteiden \
mielipiteitä
toimenpide toimenpiteen toimenpidettä toimenpiteeseen toimenpiteesi toimenpiteestä toimenpiteet \
toimenpiteiden \
toimenpiteitä
säde säteen sädettä säteeseen säteesi säteestä säteet säteiden säteitä
koe kokeen koetta kokeeseen kokeesi kokeesta kokeet kokeiden kokeita
sade sateen sadetta sateeseen sateesi sateesta sateet sateiden sateita
luokka luokan luokkaa luokkaan luokkasi luokasta luokat luokkien luokkia
kauppa kaupan kauppaa kauppaan kauppasi kaupasta kaupat kauppojen kauppoja
myymälä myymälän myymälää myymälään myymäläsi myymälästä myymälät myymälöiden myymälöitä
kahvila kahvilan kahvilaa kahvilaan kahvilasi kahvilasta kahvilat kahviloiden kahviloita
ravintola ravintolan ravintolaa ravintolaan ravintolasi ravintolasta ravintolat ravintoloiden ravintoloita
opiskelija opiskelijan opiskelijaa opiskelijaan opiskelijasi opiskelijasta opiskelijat opiskelijoiden \
opiskelijoita
tilaaja tilaajan tilaajaa tilaajaan tilaajasi tilaajasta tilaajat tilaajien tilaajia
saaja saajan saajaa saajaan saajasi saajasta saajat saajien saajia
käyttäjä käyttäjän käyttäjää käyttäjään käyttäjäsi käyttäjästä käyttäjät käyttäjien käyttäjiä
asema aseman asemaa asemaan asemasi asemasta asemat asemien asemia
kamera kameran kameraa kameraan kamerasi kamerasta kamerat kameroiden kameroita
määrä määrän määrää määrään määräsi määrästä määrät määrien määriä
raha rahan rahaa rahaan rahasi rahasta rahat rahojen rahoja
summa summan summaa summaan summasi summasta summat summien summia
erä erän erää erään eräsi erästä erät erien eriä
alue alueen aluetta alueeseen alueesi alueesta alueet alueiden alueita
etu edun etua etuun etusi edusta edut etujen etuja
alennus alennuksen alennusta alennukseen alennuksesi alennuksesta alennukset alennusten alennuksia
tarjous tarjouksen tarjousta tarjoukseen tarjouksesi tarjouksesta tarjoukset tarjousten tarjouksia
kampanja kampanjan kampanjaa kampanjaan kampanjasi kampanjasta kampanjat kampanjoiden kampanjoita
kirje kirjeen kirjettä kirjeeseen kirjeesi kirjeestä kirjeet kirjeiden kirjeitä
kirja kirjan kirjaa kirjaan kirjasi kirjasta kirjat kirjojen kirjoja
lehti lehden lehteä lehteen lehtesi lehdestä lehdet lehtien lehtiä
vesi veden vettä veteen vetesi vedestä vedet vesien vesiä
sähkö sähkön sähköä sähköön sähkösi sähköstä sähköt sähköjen sähköjä
mittari mittarin mittaria mittariin mittarisi mittarista mittarit mittarien mittareita
lukema lukeman lukemaa lukemaan lukemasi lukemasta lukemat lukemien lukemia
lämpö lämmön lämpöä lämpöön lämpösi lämmöstä lämmöt lämpöjen lämpöjä
pankki pankin pankkia pankkiin pankkisi pankista pankit pankkien pankkeja
internet internetin internetiä internetiin internetisi internetistä internetit internetien internetejä
ääni äänen ääntä ääneen äänesi äänestä äänet äänten ääniä
kuva kuvan kuvaa kuvaan kuvasi kuvasta kuvat kuvien kuvia
kanava kanavan kanavaa kanavaan kanavasi kanavasta kanavat kanavien kanavia
ohjelma ohjelman ohjelmaa ohjelmaan ohjelmasi ohjelmasta ohjelmat ohjelmien ohjelmia
sovellus sovelluksen sovellusta sovellukseen sovelluksesi sovelluksesta sovellukset sovellusten sovelluksia
sivu sivun sivua sivuun sivusi sivusta sivut sivujen sivuja
linkki linkin linkkiä linkkiin linkkisi linkistä linkit linkkien linkkejä
tiedosto tiedoston tiedostoa tiedostoon tiedostosi tiedostosta tiedostot tiedostojen tiedostoja
koodi koodin koodia koodiin koodisi koodista koodit koodien koodeja
merkintä merkinnän merkintää merkintään merkintäsi merkinnästä merkinnät merkintöjen merkintöjä
liitäntä liitännän liitäntää liitäntään liitäntäsi liitännästä liitännät liitäntöjen liitäntöjä
toiminto toiminnon toimintoa toimintoon toimintosi toiminnosta toiminnot toimintojen toimintoja
pyyntö pyynnön pyyntöä pyyntöön pyyntösi pyynnöstä pyynnöt pyyntöjen pyyntöjä
käynti käynnin käyntiä käyntiin käyntisi käynnistä käynnit käyntien käyntejä
luku luvun lukua lukuun lukusi luvusta luvut lukujen lukuja
joki joen jokea jokeen jokesi joesta joet jokien jokia
ruoka ruoan ruokaa ruokaan ruokasi ruoasta ruoat ruokien ruokia
resepti reseptin reseptiä reseptiin reseptisi reseptistä reseptit reseptien reseptejä
lääke lääkkeen lääkettä lääkkeeseen lääkkeesi lääkkeestä lääkkeet lääkkeiden lääkkeitä
lääkäri lääkärin lääkäriä lääkäriin lääkärisi lääkäristä lääkärit lääkärien lääkäreitä
potilas potilaan potilasta potilaaseen potilaasi potilaasta potilaat potilaiden potilaita
vieras vieraan vierasta vieraaseen vieraasi vieraasta vieraat vieraiden vieraita
hammas hampaan hammasta hampaaseen hampaasi hampaasta hampaat hampaiden hampaita
sydän sydämen sydäntä sydämeen sydämesi sydämestä sydämet sydämien sydämiä
kerroin kertoimen kerrointa kertoimeen kertoimesi kertoimesta kertoimet kertoimien kertoimia
tulostin tulostimen tulostinta tulostimeen tulostimesi tulostimesta tulostimet tulostimien tulostimia
kesä kesän kesää kesään kesäsi kesästä kesät kesien kesiä
uuni uunin uunia uuniin uunisi uunista uunit uunien uuneja
pyörä pyörän pyörää pyörään pyöräsi pyörästä pyörät pyörien pyöriä
eräpäivä eräpäivän eräpäivää eräpäivään eräpäiväsi eräpäivästä eräpäivät eräpäivien eräpäiviä
viitenumero viitenumeron viitenumeroa viitenumeroon viitenumerosi viitenumerosta viitenumerot \
viitenumeroiden \
viitenumeroita
tilausvahvistus tilausvahvistuksen tilausvahvistusta tilausvahvistukseen tilausvahvistuksesi \
tilausvahvistuksesta \
tilausvahvistukset tilausvahvistusten tilausvahvistuksia
sähköposti sähköpostin sähköpostia sähköpostiin sähköpostisi sähköpostista sähköpostit sähköpostien \
sähköposteja
asiakaspalvelu asiakaspalvelun asiakaspalvelua asiakaspalveluun asiakaspalvelusi asiakaspalvelusta \
asiakaspalvelut \
asiakaspalvelujen asiakaspalveluja
maksutie maksutien maksutietä maksutiehen maksutiesi maksutiestä maksutiet maksuteiden maksuteitä
siirtotili siirtotilin siirtotiliä siirtotiliin siirtotilisi siirtotilistä siirtotilit siirtotilien \
siirtotilejä
hinta-arvio hinta-arvion hinta-arviota hinta-arvioon hinta-arviosi hinta-arviosta hinta-arviot \
hinta-arvioiden \
hinta-arvioita
e-lasku e-laskun e-laskua e-laskuun e-laskusi e-laskusta e-laskut e-laskujen e-laskuja
QR-koodi QR-koodin QR-koodia QR-koodiin QR-koodisi QR-koodista QR-koodit QR-koodien QR-koodeja
Kela-kortti Kela-kortin Kela-korttia Kela-korttiin Kela-korttisi Kela-kortista Kela-kortit Kela-korttien \
Kela-kortteja
SIM-kortti SIM-kortin SIM-korttia SIM-korttiin SIM-korttisi SIM-kortista SIM-kortit SIM-korttien SIM-kortteja
"""

# base form; genitive, partitive, inessive, illative, allative
NAMES = """
Helsinki Helsingin Helsinkiä Helsingissä Helsinkiin Helsingille
Tampere Tampereen Tamperetta Tampereessa Tampereeseen Tampereelle
Lahti Lahden Lahtea Lahdessa Lahteen Lahdelle
Turku Turun Turkua Turussa Turkuun Turulle
Espoo Espoon Espoota Espoossa Espooseen Espoolle
Kuopio Kuopion Kuopiota Kuopiossa Kuopioon Kuopiolle
Posti Postin Postia Postissa Postiin Postille
Nokia Nokian Nokiaa Nokiassa Nokiaan Nokialle
Virtanen Virtasen Virtasta Virtasessa Virtaseen Virtaselle
Mäki Mäen Mäkeä Mäessä Mäkeen Mäelle
Matti Matin Mattia Matissa Mattiin Matille
Tuomas Tuomaan Tuomasta Tuomaassa Tuomaaseen Tuomaalle
Kela Kelan Kelaa Kelassa Kelaan Kelalle
"""

# positive; comparative nominative and genitive, superlative nominative and genitive
DEGREES = """
suuri suurempi suuremman suurin suurimman
pieni pienempi pienemmän pienin pienimmän
hyvä parempi paremman paras parhaan
pitkä pidempi pidemmän pisin pisimmän
vanha vanhempi vanhemman vanhin vanhimman
uusi uudempi uudemman uusin uusimman
nopea nopeampi nopeamman nopein nopeimman
kallis kalliimpi kalliimman kallein kalleimman
halpa halvempi halvemman halvin halvimman
lyhyt lyhyempi lyhyemmän lyhyin lyhyimmän
helppo helpompi helpomman helpoin helpoimman
edullinen edullisempi edullisemman edullisin edullisimman
tehokas tehokkaampi tehokkaamman tehokkain tehokkaimman
"""

# base form; singular genitive, partitive, essive, translative; plural genitive, partitive
ADJECTIVES = """
uusi uuden uutta uutena uudeksi uusien uusia
pieni pienen pientä pienenä pieneksi pienten pieniä
suuri suuren suurta suurena suureksi suurten suuria
nuori nuoren nuorta nuorena nuoreksi nuorten nuoria
korkea korkean korkeaa korkeana korkeaksi korkeiden korkeita
vapaa vapaan vapaata vapaana vapaaksi vapaiden vapaita
kaunis kauniin kaunista kauniina kauniiksi kauniiden kauniita
ohut ohuen ohutta ohuena ohueksi ohuiden ohuita
lyhyt lyhyen lyhyttä lyhyenä lyhyeksi lyhyiden lyhyitä
sähköinen sähköisen sähköistä sähköisenä sähköiseksi sähköisten sähköisiä
maksuton maksuttoman maksutonta maksuttomana maksuttomaksi maksuttomien maksuttomia
lämmin lämpimän lämmintä lämpimänä lämpimäksi lämpimien lämpimiä
rikas rikkaan rikasta rikkaana rikkaaksi rikkaiden rikkaita
"""

REINFLECTIONS = [
    ("tilauksensa", {"lemma": "tilaus"}, {"poss": "2sg"}, "tilauksesi"),
    ("laskustanne", {"lemma": "lasku"}, {"poss": "2sg"}, "laskustasi"),
    ("tileilläsi", {"lemma": "tili"}, {"poss": "2pl"}, "tileillänne"),
    ("tilaustanne", {"lemma": "tilaus"}, {"poss": "2sg"}, "tilaustasi"),
    ("osoitteeseenne", {"lemma": "osoite"}, {"poss": "2sg"}, "osoitteeseesi"),
    ("laskullensa", {"lemma": "lasku"}, {"poss": "2pl"}, "laskullenne"),
    ("asiakkaaksenne", {"lemma": "asiakas"}, {"poss": "2sg"}, "asiakkaaksesi"),
    ("ohjeidenne", {"lemma": "ohje"}, {"poss": "2sg"}, "ohjeidesi"),
    ("tietojenne", {"lemma": "tieto"}, {"poss": "2sg"}, "tietojesi"),
    ("laskuineen", {"lemma": "lasku"}, {"poss": "2sg"}, "laskuinesi"),
    ("laskullesi", {"lemma": "lasku"}, {"poss": None}, "laskulle"),
    ("laskukin", {"lemma": "lasku"}, {"clitic": None}, "lasku"),
    ("laskustannekin", {"lemma": "lasku"}, {"poss": "2sg"}, "laskustasikin"),
    ("tilausta", {"lemma": "tilaus"}, {"case": "gen"}, "tilauksen"),
    ("kenkäsi", {"lemma": "kenkä"}, {"poss": None, "case": "gen"}, "kengän"),
    ("Helsingissä", {"lemma": "Helsinki"}, {"case": "ill"}, "Helsinkiin"),
    ("tilaamasi", {"lemma": "tilaama"}, {"poss": "2pl"}, "tilaamanne"),
    ("tilaamienne", {"lemma": "tilaama"}, {"poss": "2sg"}, "tilaamiesi"),
    ("tilanneet", {"lemma": "tilannut"}, {"number": "sg"}, "tilannut"),
    ("palauttanut", {"lemma": "palauttanut"}, {"number": "pl"}, "palauttaneet"),
    ("tilannut", {"lemma": "tilannut"}, {"person": "2", "mood": "ind"}, "tilaat"),
    ("noudettavissa", {"lemma": "noudettava"}, {"verbform": "inf1"}, "noutaa"),
    ("vanhempasi", {"lemma": "vanhempi"}, {"number": "pl", "case": "all"}, "vanhemmillesi"),
    ("suurempia", {"lemma": "suuri"}, {"degree": "pos"}, "suuria"),
    ("saavanne", {"lemma": "saava"}, {"poss": "2sg"}, "saavasi"),
    ("voitteko", {"lemma": "voida"}, {"number": "sg"}, "voitko"),
    ("haluaisitteko", {"lemma": "haluta"}, {"number": "sg"}, "haluaisitko"),
    ("muistattehan", {"lemma": "muistaa"}, {"number": "sg"}, "muistathan"),
    ("tilasitte", {"lemma": "tilata"}, {"number": "sg"}, "tilasit"),
    ("ette", {"lemma": "ei"}, {"number": "sg"}, "et"),
    ("ettekö", {"lemma": "ei"}, {"number": "sg"}, "etkö"),
    ("älkää", {"lemma": "ei"}, {"number": "sg"}, "älä"),
    ("maksakaa", {"lemma": "maksaa"}, {"number": "sg"}, "maksa"),
    ("tilaa", {"lemma": "tilata", "mood": "imp"}, {"number": "pl"}, "tilatkaa"),
    ("maksetaan", {"lemma": "maksaa"}, {"voice": "act", "mood": "imp", "person": "2"}, "maksa"),
    ("lähetetään", {"lemma": "lähettää"}, {"voice": "act", "person": "1", "number": "pl"}, "lähetämme"),
    ("toimitettiin", {"lemma": "toimittaa"}, {"voice": "act", "person": "1", "number": "pl"}, "toimitimme"),
    ("toimitimme", {"lemma": "toimittaa"}, {"voice": "pass"}, "toimitettiin"),
    ("maksamaan", {"lemma": "maksaa"}, {"verbform": "inf1"}, "maksaa"),
    ("maksaessanne", {"lemma": "maksaa"}, {"poss": "2sg"}, "maksaessasi"),
    ("tilataksenne", {"lemma": "tilata"}, {"poss": "2sg"}, "tilataksesi"),
    ("toimittaminen", {"lemma": "toimittaa"}, {"verbform": "inf1"}, "toimittaa"),
    ("maksaa", {"lemma": "maksaa", "verbform": "inf1"}, {"person": "2", "number": "sg"}, "maksat"),
    ("teidän", {"lemma": "te"}, {"number": "sg"}, "sinun"),
    ("sinulle", {"lemma": "sinä"}, {"number": "pl"}, "teille"),
]

VERB_FORMS = [
    ("maksaa", {}, "maksaa"),
    ("maksaa", {"negative": "true"}, "maksa"),
    ("lähettää", {"negative": "true"}, "lähetä"),
    ("maksaa", {"negative": "true", "mood": "cond"}, "maksaisi"),
    ("maksaa", {"negative": "true", "mood": "imp", "number": "pl"}, "maksako"),
    ("maksaa", {"negative": "true", "voice": "pass"}, "makseta"),
    ("tilata", {"negative": "true", "voice": "pass"}, "tilata"),
    ("tilata", {"negative": "true", "voice": "pass", "mood": "cond"}, "tilattaisi"),
    ("tilata", {"negative": "true", "tense": "past"}, "tilannut"),
    ("tilata", {"negative": "true", "tense": "past", "number": "pl"}, "tilanneet"),
    ("tilata", {"negative": "true", "tense": "past", "voice": "pass"}, "tilattu"),
    ("olla", {"person": "3"}, "on"),
    ("olla", {"person": "3", "number": "pl"}, "ovat"),
    ("olla", {"person": "2", "number": "pl", "mood": "cond"}, "olisitte"),
    ("ottaa", {"person": "1", "tense": "past"}, "otin"),
    ("antaa", {"person": "3", "tense": "past"}, "antoi"),
    ("maksaa", {"person": "1", "number": "pl", "tense": "past"}, "maksoimme"),
    ("ymmärtää", {"person": "1", "tense": "past"}, "ymmärsin"),
    ("pyytää", {"person": "1", "number": "pl", "tense": "past"}, "pyysimme"),
    ("tuntea", {"person": "3", "tense": "past"}, "tunsi"),
    ("käydä", {"person": "2", "tense": "past"}, "kävit"),
    ("viedä", {"person": "3", "tense": "past"}, "vei"),
    ("hakea", {"person": "1", "tense": "past"}, "hain"),
    ("voida", {"person": "2", "number": "pl", "mood": "cond"}, "voisitte"),
    ("saada", {"person": "3", "mood": "cond"}, "saisi"),
    ("lukea", {"person": "3", "mood": "cond"}, "lukisi"),
    ("tilata", {"mood": "imp", "person": "3"}, "tilatkoon"),
    ("lähettää", {"voice": "pass", "mood": "cond"}, "lähetettäisiin"),
    ("tehdä", {"voice": "pass", "mood": "cond"}, "tehtäisiin"),
    ("voida", {"person": "2", "clitic": "ko"}, "voitko"),
    ("muistaa", {"person": "2", "clitic": "han"}, "muistathan"),
    ("tilata", {"mood": "imp", "clitic": "kin"}, "tilaakin"),
    ("maksaa", {"verbform": "inf1", "case": "tra", "poss": "2sg"}, "maksaaksesi"),
    ("maksaa", {"verbform": "inf1", "case": "tra", "poss": "3"}, "maksaakseen"),
    ("tilata", {"verbform": "inf2", "case": "ine", "poss": "2sg"}, "tilatessasi"),
    ("lukea", {"verbform": "inf2", "case": "ine", "poss": "2pl"}, "lukiessanne"),
    ("tilata", {"verbform": "inf2", "case": "ins"}, "tilaten"),
    ("maksaa", {"verbform": "inf3", "case": "ill"}, "maksamaan"),
    ("maksaa", {"verbform": "inf3", "case": "abe"}, "maksamatta"),
    ("lähettää", {"verbform": "inf3", "case": "ade"}, "lähettämällä"),
    ("maksaa", {"verbform": "inf4"}, "maksaminen"),
    ("toimittaa", {"verbform": "inf4", "case": "gen"}, "toimittamisen"),
    ("valita", {"verbform": "inf4", "case": "par"}, "valitsemista"),
    ("tilata", {"participle": "past_act", "number": "pl"}, "tilanneet"),
    ("tilata", {"participle": "past_pass", "case": "gen"}, "tilatun"),
    ("lähettää", {"participle": "past_pass", "number": "pl", "case": "par"}, "lähetettyjä"),
    ("noutaa", {"participle": "pres_pass", "number": "pl", "case": "ine"}, "noudettavissa"),
    ("maksaa", {"participle": "pres_pass", "case": "ess", "poss": "2sg"}, "maksettavanasi"),
    ("sisältää", {"participle": "pres_act", "case": "gen"}, "sisältävän"),
    ("syödä", {"participle": "pres_act"}, "syövä"),
    ("tilata", {"participle": "agent", "poss": "2pl"}, "tilaamanne"),
    ("lähettää", {"participle": "agent", "poss": "2sg", "case": "par"}, "lähettämääsi"),
    ("ostaa", {"participle": "agent", "poss": "2sg", "number": "pl", "case": "gen"}, "ostamiesi"),
]

NOMINAL_FORMS = [
    ("lasku", "noun", {"case": "ine", "poss": "3"}, "laskussaan"),
    ("tilaus", "noun", {"poss": "3"}, "tilauksensa"),
    ("osoite", "noun", {"case": "par", "poss": "3"}, "osoitettaan"),
    ("kenkä", "noun", {"case": "par", "poss": "3"}, "kenkäänsä"),
    ("tili", "noun", {"case": "all", "number": "pl", "poss": "2pl"}, "tileillenne"),
    ("kenkä", "noun", {"number": "pl", "poss": "2sg"}, "kenkäsi"),
    ("asiakas", "noun", {"case": "ess", "poss": "1pl"}, "asiakkaanamme"),
    ("asiakas", "noun", {"case": "tra", "poss": "1pl"}, "asiakkaaksemme"),
    ("lasku", "noun", {"case": "ine", "poss": "2sg", "clitic": "ko"}, "laskussasiko"),
    ("lasku", "noun", {"clitic": "kin"}, "laskukin"),
    ("käsi", "noun", {"clitic": "kin"}, "käsikin"),
    ("maa", "noun", {"case": "ill", "number": "pl"}, "maihin"),
    ("osoite", "noun", {"case": "ill", "number": "pl"}, "osoitteisiin"),
    ("lasku", "noun", {"case": "com", "poss": "3", "number": "pl"}, "laskuineen"),
    ("meri", "noun", {"case": "par"}, "merta"),
    ("vaaka", "noun", {"case": "gen"}, "vaa'an"),
    ("koko", "noun", {"case": "ine", "number": "pl"}, "ko'oissa"),
    ("rahat", "noun", {"number": "pl", "poss": "2sg"}, "rahasi"),
    ("rahat", "noun", {"number": "pl", "case": "gen"}, "rahojen"),
    ("tiedot", "noun", {"number": "pl", "case": "ela", "poss": "2pl"}, "tiedoistanne"),
    ("silmälasit", "noun", {"number": "pl", "case": "par"}, "silmälaseja"),
    ("häät", "noun", {"number": "pl", "case": "par"}, "häitä"),
    ("sakset", "noun", {"number": "pl", "case": "gen"}, "saksien"),
    ("nopea", "adj", {"case": "sti"}, "nopeasti"),
    ("nopea", "adj", {"degree": "comp", "number": "pl", "case": "par"}, "nopeampia"),
    ("tilattu", "adj", {"case": "gen"}, "tilatun"),
    ("maksanut", "adj", {"case": "gen", "number": "pl"}, "maksaneiden"),
    ("yksi", "num", {"case": "gen"}, "yhden"),
    ("kaksi", "num", {"case": "par"}, "kahta"),
    ("kuusi", "num", {"case": "gen"}, "kuuden"),
    ("kuusi", "noun", {"case": "gen"}, "kuusen"),
    ("kymmenen", "num", {"case": "ill"}, "kymmeneen"),
    ("kolmas", "num", {"case": "gen"}, "kolmannen"),
    ("sinä", "pron", {"case": "all"}, "sinulle"),
    ("te", "pron", {"case": "gen"}, "teidän"),
    ("me", "pron", {"case": "all"}, "meille"),
    ("hän", "pron", {"case": "par"}, "häntä"),
    ("he", "pron", {"case": "acc"}, "heidät"),
    ("tämä", "pron", {"case": "gen"}, "tämän"),
    ("tämä", "pron", {"case": "ine", "number": "pl"}, "näissä"),
    ("se", "pron", {"case": "ill"}, "siihen"),
    ("joka", "pron", {"case": "gen"}, "jonka"),
    ("mikä", "pron", {"case": "par"}, "mitä"),
    ("kuka", "pron", {"case": "all", "clitic": "ko"}, "kenellekö"),
    ("itse", "pron", {"case": "all", "poss": "2sg"}, "itsellesi"),
    ("jokin", "pron", {"case": "par"}, "jotakin"),
    ("kukin", "pron", {"case": "all"}, "kullekin"),
    ("toinen", "pron", {"case": "gen"}, "toisen"),
]


@pytest.fixture(scope="module", params=["libvoikko", "embedded"])
def morphology(request: pytest.FixtureRequest) -> Morphology:
    return Morphology(request.param)


@pytest.fixture(scope="module")
def inflector(morphology: Morphology) -> Inflector:
    return Inflector(morphology)


@pytest.fixture(scope="module")
def fast() -> Inflector:
    return Inflector(Morphology("auto"))


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def reading(morphology: Morphology, word: str, wanted: dict[str, str]) -> Reading:
    found = morphology.analyse(word)
    return next(r for r in found if all(getattr(r, name) == value for name, value in wanted.items()))


def test_tables_are_as_large_as_promised() -> None:
    assert len({row[0] for row in rows(VERBS)}) >= 160
    assert len({row[0] for row in rows(NOUNS)}) >= 160


@pytest.mark.parametrize("row", rows(VERBS), ids=lambda row: row[0])
def test_verb(fast: Inflector, row: list[str]) -> None:
    verb = row[0]
    formed = [
        fast.inflect(verb, "verb", verbform="inf1"),
        fast.inflect(verb, "verb", mood="imp", person="2", number="sg"),
        fast.inflect(verb, "verb", mood="imp", person="2", number="pl"),
        fast.inflect(verb, "verb", person="1", number="pl"),
        fast.inflect(verb, "verb", person="2", number="sg"),
        fast.inflect(verb, "verb", voice="pass"),
        fast.inflect(verb, "verb", voice="pass", tense="past"),
        fast.inflect(verb, "verb", participle="past_act"),
    ]
    assert formed == row


@pytest.mark.parametrize("row", rows(NOUNS), ids=lambda row: row[0])
def test_noun(fast: Inflector, row: list[str]) -> None:
    noun = row[0]
    formed = [
        fast.inflect(noun),
        fast.inflect(noun, case="gen"),
        fast.inflect(noun, case="par"),
        fast.inflect(noun, case="ill"),
        fast.inflect(noun, poss="2sg"),
        fast.inflect(noun, case="ela"),
        fast.inflect(noun, number="pl"),
        fast.inflect(noun, number="pl", case="gen"),
        fast.inflect(noun, number="pl", case="par"),
    ]
    assert formed == row
    assert fast.inflect(noun, poss="2pl") == row[4].removesuffix("si") + "nne"
    assert fast.inflect(noun, case="ine") == row[5][:-2] + "s" + row[5][-1]


@pytest.mark.parametrize("row", rows(NAMES), ids=lambda row: row[0])
def test_name_keeps_its_capital(inflector: Inflector, row: list[str]) -> None:
    formed = [inflector.inflect(row[0], "name", case=case) for case in ("gen", "par", "ine", "ill", "all")]
    assert formed == row[1:]


@pytest.mark.parametrize("row", rows(ADJECTIVES), ids=lambda row: row[0])
def test_adjective(inflector: Inflector, row: list[str]) -> None:
    formed = [inflector.inflect(row[0], "adj", case=case) for case in ("gen", "par", "ess", "tra")]
    formed += [inflector.inflect(row[0], "adj", case=case, number="pl") for case in ("gen", "par")]
    assert formed == row[1:]


@pytest.mark.parametrize("row", rows(DEGREES), ids=lambda row: row[0])
def test_degree(inflector: Inflector, row: list[str]) -> None:
    wanted = [("comp", "nom"), ("comp", "gen"), ("sup", "nom"), ("sup", "gen")]
    assert [inflector.inflect(row[0], "adj", degree=degree, case=case) for degree, case in wanted] == row[1:]


@pytest.mark.parametrize(("verb", "features", "form"), VERB_FORMS)
def test_verb_form(inflector: Inflector, verb: str, features: dict[str, str], form: str) -> None:
    assert inflector.inflect(verb, "verb", **features) == form


@pytest.mark.parametrize(("lemma", "pos", "features", "form"), NOMINAL_FORMS)
def test_nominal_form(inflector: Inflector, lemma: str, pos: str, features: dict[str, str], form: str) -> None:
    assert inflector.inflect(lemma, pos, **features) == form


@pytest.mark.parametrize(("word", "wanted", "changes", "form"), REINFLECTIONS)
def test_reinflect(
    morphology: Morphology,
    inflector: Inflector,
    word: str,
    wanted: dict[str, str],
    changes: dict[str, str | None],
    form: str,
) -> None:
    assert inflector.reinflect(reading(morphology, word, wanted), **changes) == form


def test_both_engines_form_the_same() -> None:
    engines = [Inflector(Morphology("libvoikko")), Inflector(Morphology("embedded"))]
    for row in rows(NOUNS)[::8]:
        for features in ({"case": "par"}, {"case": "gen", "number": "pl"}, {"poss": "3", "case": "ade"}):
            first, second = (engine.inflect(row[0], **features) for engine in engines)
            assert first == second
    for row in rows(VERBS)[::8]:
        for features in ({"person": "3", "tense": "past"}, {"participle": "pres_pass", "case": "ine"}):
            first, second = (engine.inflect(row[0], "verb", **features) for engine in engines)
            assert first == second


def test_a_possessed_nominative_is_strong(fast: Inflector) -> None:
    """*kenkäsi*, never *kengäsi*; the same form serves as genitive and as plural."""
    assert fast.inflect("kenkä", case="gen", poss="2sg") == "kenkäsi"
    assert fast.inflect("kenkä", case="nom", number="pl", poss="2sg") == "kenkäsi"


def test_all_are_kaikki_and_not_kaiket(fast: Inflector) -> None:
    assert fast.inflect("kaikki", case="nom", number="pl") == "kaikki"
    assert fast.inflect("kaikki", case="gen", number="pl") == "kaikkien"


@pytest.mark.parametrize(
    ("lemma", "pos", "features"),
    [
        ("xyzzy", "noun", {"case": "gen"}),
        ("lasku", "verb", {"person": "1"}),
        ("maksaa", "noun", {"case": "gen"}),
        ("lasku", "noun", {"person": "1", "case": "acc"}),
        ("olla", "verb", {"voice": "pass", "negative": "true"}),
        ("", "noun", {}),
        ("a", "verb", {"person": "1"}),
        ("t", "noun", {"case": "gen", "number": "pl"}),
        ("s", "noun", {"case": "ill", "poss": "3"}),
        ("kuusi", "adverb", {"case": "gen"}),
    ],
)
def test_what_voikko_does_not_know_is_none(fast: Inflector, lemma: str, pos: str, features: dict[str, str]) -> None:
    assert fast.inflect(lemma, pos, **features) is None


def test_an_unknown_feature_is_an_error(fast: Inflector) -> None:
    with pytest.raises(ValueError, match="kasus"):
        fast.inflect("lasku", kasus="gen")
