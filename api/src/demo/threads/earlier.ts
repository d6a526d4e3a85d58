/** What began hours and days ago: promises that were broken, wait, came back or were kept. */
export const EARLIER = `
facebook 8700 Astrid Nyman: Six days ago your engineer promised a new mast for our valley within the week. There is no mast, there is no week left.
= claimed Chloé
= noted Chloé 240
= note Chloé: Network planning answers on Monday; I told Astrid's neighbour the same.

facebook 7300 Daan Kuipers: Voor de derde keer een factuur op naam van de vorige bewoner. Ik heet niet Vandamme.
+170 us: Dag Daan, uw naam staat nu op het contract en de drie facturen zijn vervangen. ^Bram
= claimed Bram
= resolved
+0 customer: Vandaag valt nummer vier in de bus. Op naam van Vandamme.

mastodon 6100 Margaux: @FabeltelCares quatre mois que la cabine au coin de ma rue est ouverte, tous les fils à l'air. Un enfant y joue.
= claimed Chloé

bluesky 5900 Idris Cole: My cancelled contract is still on my credit report. I could not rent the flat because of it.
+95 us: Idris, the entry was ours and it was wrong. It is withdrawn; here is the letter for your landlord. ^Ben
+400 customer: The bureau says that it never got your letter. I lost the flat.
= claimed Ben
= lost Ben left

x 400 Marta Lindgren: @FabeltelCares the fibre to our whole street was cut by roadworks on Monday. Who is going to repair it?
+12 us: Marta, the digger went through both ducts; our splicers start as soon as the city has closed the trench. ^Ana
= claimed Ana
= waiting for the city's road crew

x 95 Owen Price: @FabeltelCares my visual voicemail reads other people's messages to me. Lovely voices, not my business.
+11 us: Owen, that mailbox is locked now and yours is rebuilt. Which handset do you use, so that I can test it? ^Ben
= claimed Ben
= waiting

x 320 Thandi M.: @FabeltelCares seven texts a day that my data runs out. It does not. I have an unlimited plan.
+9 us: Thandi, the counter was tied to your old plan. It is off, and the seven texts with it. ^Ana
= claimed Ana
= resolved

x 260 Femke de Boer: @FabeltelCares beeldbellen met mijn zus in Canada hapert elke avond.
+14 us: Femke, er stond een oude router tussen; die is op afstand bijgewerkt. Laat maar weten of het houdt! ^Bram
= claimed Bram
= resolved
+0 customer: Bedankt, het werkt weer perfect!

x 130 Leïla Haddou: @FabeltelCares ma carte SIM a été activée dans une autre ville. Pas par moi.
+8 us: Leïla, cette carte est bloquée depuis une minute et votre numéro est protégé. ^Chloé
+20 customer: Et les appels facturés depuis ce matin, qui les paie ?
+6 us: Nous : ils sont annulés, 38,20 euros, sur la facture de ce mois. ^Chloé
+15 customer: Je ne les vois pas encore. Vous êtes sûre ?
= claimed Chloé

board 75 Jonas Reuter: Somebody in your shop was hacked, they said, and now my passport copy is for sale. This is fraud and you let it happen.
`;
