/** What goes on coming in while somebody looks at the demo. */
export const COMING = `
board 0 Maya Lindqvist: The line dropped again in the middle of my exam. I have a screenshot of the exact second.
+0 customer: It is back for now, but I need to know that it will hold tomorrow.

x 0 Koen: @FabeltelCares internet plat in Gent-Noord, al een kwartier.
+0 Britt: Hier ook, Meulestede.

board 0 Camille Roux: Votre serveur vocal me renvoie au menu à chaque fois que je tape 3. Je voudrais parler à quelqu'un.

x 0 Ezra: @FabeltelCares my bill shows a subscription called "Fun Pack". I have not had fun.

board 0 Griet Hermans: Mijn nummer is sinds deze middag niet bereikbaar, klanten krijgen een vreemde stem te horen.
+0 customer: Het is dringend, ik heb een winkel.

mastodon 0 Sven: @FabeltelCares does the new router really need my date of birth to switch on?

x 0 Aurélie: @FabeltelCares facture payée hier, rappel reçu ce matin. Vous vous parlez entre vous ?

board 0 Tobias Reed: The alarm system in my shop needs the line you have just cut. Please put it back before we close.

facebook 0 Hanne: Al twintig minuten in de wacht. De muziek is mooi, de tijd gaat voorbij.

board 0 Paul Mercier: Le technicien est reparti avec mon ancien modem et je n'ai pas de nouveau.

x 0 Bilal: @FabeltelCares 4G shows full bars and loads nothing since noon.

board 0 Ruth Adeyemi: I asked for paper bills because my eyes are bad. I get e-mails. I cannot read them.
`;
