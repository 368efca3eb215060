"""Words that tell English and Swedish from Finnish: function words, and what customer messages are made of.

Words that are Finnish as well (*on, me, he, no, men*) are left out of both lists: they tell nothing.
"""

from __future__ import annotations

ENGLISH_FUNCTION = frozenset(
    """
    a about after again all already also although always am an and another any anyone anything are
    aren't as at back be because been before being below best between both but by can can't cannot
    could dear did didn't do does doesn't don't down during each either else ever every everything
    few first for from further get give given go got had has hasn't have haven't having hello her
    here hi him his how however i'm i've if in inside into is isn't it it's its itself just kind
    last let let's like made make many may more most much must my need never new next not nothing
    now of off often once one only or other others our out over own per please regards same several
    shall she should since so something soon still such sure than thank thanks that that's the their
    them then there there's these they they're this those through time to today together tomorrow
    too under until up upon us use using very via was wasn't way we we'll we're we've welcome well
    were what what's when where whether which while who whole whom whose why will with within
    without won't would yes yesterday yet you you'll you're you've your yours yourself
    """.split()
)
ENGLISH_COMMON = frozenset(
    """
    above accept accepted access accommodation account activate active add additional address adults
    agreement amount answer apologise apologize app application applications apply appointment
    approved arrival arrive attached attachment attend attendance automatic available baggage
    balance big bill billing boarding book booked bookmark bookmarks booking bookings borrow bought breakfast bring
    browser buses button buy calendar call cancel canceled cancellation cancelled card care case
    cash chance change changed charge charged check checkout childhood children choose citizen citizens
    claim claims click client clients close closed code collect come coming comment comments
    community company complaint complete completed conditions confirm confirmation confirmed
    consider contact continue cookies copy cost coupon course courses create created credit customer
    customers daily date day daycare days decision decisions declined delay delayed delete deleted
    deliver delivered delivery denied department departure deposit describe details developer
    developers device devices different digital direct discount discussion dispatched display
    documents door download driver due early easy education effect eligible email emergency enclosed
    end english enjoy enter equipment error estimated evening event events exchange excluded
    exclusive experience expire expired expires explain extra failed family fast fee feedback feel
    fees field final find five flight floor follow following forget forgot form forward found four
    free friday friendly full fully gate gift good granted great group groups guest guests happy health
    hearing help helpful hesitate high hospital hotel hour hours household identification identity
    immediately important inbox included including inconvenience increase information instead
    instructions insurance interest invoice invoices issue issued item items kindly know language
    large late later learn less letter level library licence limited link list live local location
    log login look looking lost love low luggage lunch madam mail maintenance map material meeting member
    membership memory message messages method might minute minutes missing monday money month monthly
    months morning moved music name need needed newsletter nice night nights non-refundable note
    notes notice notification number offer offers office officer old online open opening opinion
    options order ordered orders original outside package paid parcel parcels parents parking part
    participant participants party pass passed passenger passengers passport password patient pay
    payable payment payments pending people percent period permit personal phone pick pickup place
    plan plans policy possible post postal present price prices print privacy problem process
    processed processing product products profile public purchase purchased purchases question
    questions quick rate rates rather rating reach read ready reason receipt receive received
    recently record refer refund refundable refunded refunds register registered registration reject
    rejected related remain remains remember reminder remove rent rental repair repeat reply report
    represent request requested required reservation reservations reserved reset residence resolved
    respond response return returned returns review room rooms rules safe sale sales save schedule
    school seat seats section sector security see select selected sell seller send sender sent
    separate served server service services settings share shipment shipped shipping shop sign
    signed simple sincerely site situation six size small sms social society soft software sold
    sorry special specific staff standard start started state statement station stay step stock
    storage store street student students study subject submit subscribe subscription success
    successful successfully suitable summer sunday support survey system tax taxes teacher team
    temporarily temporary terms test three ticket tickets times tip total track tracking train training
    transaction transfer transport travel treatment trip try twice two type unable unavailable
    understand unit unsubscribe update updated updates upgrade upload urgent usual valid validity
    value various vehicle verification verify view visit voice vote voucher vouchers wait waiting
    walk wallet want warning warranty water website week weekly weeks went winter wish wishes
    withdraw word words work working world write written wrong year years
    """.split()
)
ENGLISH = ENGLISH_FUNCTION | ENGLISH_COMMON
SWEDISH = frozenset(
    """
    adress adressen allt andra anmälan anmälningen ansökan ansökt antalet att automatiskt av
    avbokning avbruten avbrutet avbryta avgift avslag avtal avtalet bara barn barnet behandlas
    behöver bekräfta bekräftat bekräftelse beslut beslutet beställning besvara besvaras besök betala
    betalas betalning betalningen beviljad beviljats bifogad blev bli blir bokad bokat bokning
    bokningen bra bästa dag dagar dagen datum de dem denna deras dess dessa det detta dig din dina
    diskussionsmöte dit ditt du där därför då efter eftersom ej elektronisk elektroniskt eller er
    era ert ett faktura fakturan fakturor finns flera form fredag fråga frågor från får fått för
    före förfallodag först genom ges godkänd godkänt godkänts gäller gör göra ha hade han har hej
    hela hemma henne hittar hjälp honom hos hur hälsa hälsar hälsning hälsningar här ifall igen in
    information inga ingen inget ingår innan inom inte jag kan kl klicka klient kommer kontakta
    kontaktar kund kunde kundservice kundtjänst kvar kära köp köpt leverans lämna lämnat länk länken
    läs lördag lösenord man med meddelande meddelandet mejl mellan mer mera mig mitt mot mottagit
    mycket måndag måste möte mötet namn ni nu nummer ny nya nytt när någon något några och också om
    onsdag order oss paket per pris på ringa rum samma samt senast ska skall skicka skickar skickas
    skriv skulle snälla som stad staden stöd svar svara svenska så söndag ta tack tar telefon
    telefonnummer tid tiden tidigare till tillgänglig tisdag tjänst tjänsten tjänster torsdag två
    under upp uppdatera uppgifter uppgifterna ur ut utan vad var varit varje vi vid vidare vilka
    vilken vill välj välkommen vänlig vänliga vänligen vänligt vänta vår våra våren vårt webbplats
    ändra ändrats är även år åt önskar öppna över överklaga
    """.split()
)
# Finnish words, or names that Voikko knows, that stand in English and Swedish too: no sign of anything.
NEUTRAL = frozenset(
    """
    a alla annan app bank bonus business city club country da data de deadline den do ed ei en era
    et euro far fit gas golf he home hotel i in info into join kin last live man me men mobile net no non
    on ope option or os pa pay per person plus pop prepaid pro puh s sale se sen si sin spa sport sun
    stop t tel ti to top tour vara vi via web wifi
    """.split()
)
