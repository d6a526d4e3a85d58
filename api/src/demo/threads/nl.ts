/** What customers of Fabeltel say in Dutch. */
export const NL = `
board 11 Wim Aerts: Al sinds gisterenavond geen internet in heel de straat. Op de storingspagina staat dat alles groen is. Groen van wat?

board 64 Fatima El Idrissi: Ik krijg een factuur van 186 euro voor bellen naar een land waar ik niemand ken. Ik heb dat niet gedaan.
= claimed Bram
= note Bram: Nummer was doorgeschakeld na overname van de voicemail; fraude gemeld.

x 21 Joris: @FabeltelCares monteur zou om 13u komen. Om 13u05 een sms: "u was niet thuis". Ik zat op de stoep te wachten.
+10 us: Joris, dat klopt niet en dat zoeken we uit. Morgen 8u staat hij er, ik bel u zelf om 7u45. ^Bram

x 14 Anke V.: @FabeltelCares al zes dagen zonder telefoon op de praktijk. Patiënten kunnen ons niet bereiken!
+6 customer: Iemand?
+3 Dirk: Wij ook, zelfde gebouw.

board 5 Sofie Claes: De wifi valt elke avond om acht uur uit. Precies dan. Elke avond.
= answer Bram: Dag Sofie, om acht uur springt het kanaal van uw buren aan op hetzelfde kanaal als dat van u. Ik heb uw router op een vrij kanaal gezet; kunt u vanavond zeggen of het houdt? > waiting

facebook 48 Karel Maes: Nieuwe klant, oude prijs beloofd, nieuwe prijs betaald. Dat noemen ze bij ons volksverlakkerij.

board 150 Hilde Wouters: Mijn vader kreeg een abonnement aangesmeerd voor drie gsm's. Hij is 91 en heeft één vaste lijn.
= answer Bram: Dag mevrouw Wouters, dat abonnement had nooit verkocht mogen worden. Het is stopgezet, de 64 euro wordt teruggestort, en er komt een blokkade op verkoop aan huis bij uw vader. > resolved

x 8 Timo: @FabeltelCares app zegt "probeer later opnieuw". Sinds maandag. Wanneer is later?

mastodon 35 Roos: @FabeltelCares is het normaal dat jullie router zo heet wordt dat de kat erop slaapt?
+6 us: Gezellig voor de kat, niet goed voor de router. Stuur ons het serienummer, dan vervangen we hem. ^Bram
+9 customer: Staat in mijn bericht op de website, dank je!

board 90 Peter Dierckx: Drie keer gebeld, drie keer beloofd dat ze terugbellen, nul keer teruggebeld.

board 29 Nele Jacobs: Mijn account is gehackt, iemand heeft mijn nummer overgezet naar een andere kaart. Mijn bank belt net. Wat moet ik doen?

board 41 Rik De Smet: Verhuisd naar een appartement waar volgens jullie "geen huis staat". Ik woon er nochtans.
= answer Bram: Dag Rik, het gebouw staat sinds vanmorgen in onze kaart. De aansluiting is gepland op dinsdag tussen 9 en 11. Past dat voor u? > waiting

x 17 Sanne: @FabeltelCares 14 euro "servicekosten" op mijn factuur. Welke service?

facebook 200 Luc: Proficiat met de nieuwe winkel in de stad!
= set aside praise

board 58 Marijke Hens: Sinds de nieuwe decoder heeft mijn moeder geen ondertitels meer. Zij is doof. Dit is geen detail.

x 13 Bas: @FabeltelCares 5G in de reclame, 1 streepje in de keuken.

board 76 Jan Peeters: Ik heb opgezegd op 2 oktober, aangetekend. Vandaag komt er nog een factuur van 59,95. Rekening BE68 5390 0754 7034, daar mag het op terug.

x 33 Eline: @FabeltelCares jullie chatbot heeft me net gefeliciteerd met mijn "overlijden". Serieus.
+7 us: Eline, dat hoort niet te gebeuren. Kan je ons een privébericht sturen?

mastodon 22 Gert: @FabeltelCares zijn er werken in de Kerkstraat? Alles ligt plat, ook vast.

board 2 Lien Martens: Geen 112 kunnen bellen vanmorgen, "geen netwerk". Het was een noodgeval met mijn zoon. Dit is levensgevaarlijk.

x 160 Wouter: @FabeltelCares een maand wachten op een modem. Een maand.
+45 us: Wouter, hij is vandaag vertrokken, u hebt het pakjesnummer in uw mail. ^Bram
+20 customer: Pakje ontvangen, alles werkt. Bedankt Bram!
= claimed Bram
= resolved

board 24 Chantal Vos: De technieker heeft met zijn bestelwagen onze brievenbus omver gereden en is gewoon weggereden.

board 46 Noor Bakker: De wachtmuziek is al 35 minuten dezelfde panfluit. Ik ben bijna zelf een panfluit.

facebook 15 Stijn: Betaald, toch afgesloten. Elke maand hetzelfde liedje. Hoe moeilijk kan het zijn?

board 105 Els Goossens: Kinderslot op de televisie werkt niet meer na de update. De kinderen vinden dat geen probleem. Ik wel.
= answer Bram: Dag Els, de update is teruggedraaid op uw toestel. Zet hem één keer uit en aan, dan staat het slot er weer. > waiting
= note Bram: Gemeld aan het televisieteam; tien gelijke meldingen.

x 28 Ilse: @FabeltelCares mijn nummer overgezet naar jullie, nu heb ik er nul.

board 37 Bart Nijs: De sms met de code komt altijd aan na tien minuten. De code is vijf minuten geldig.
`;
