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

x 0 Noura: @FabeltelCares my son's school app needs data and you have switched mine off by mistake.

board 0 Frits Vermeulen: De lijn van mijn bakkerij is stuk en mijn kassa hangt eraan. Ik verkoop nu op vertrouwen.

board 0 Solange Petit: Depuis hier soir, ma ligne sonne toutes les heures et il n'y a personne.
+0 customer: Encore à l'instant. Je ne dors plus.

x 0 Dario: @FabeltelCares three letters today, three different amounts, one customer number.

mastodon 0 Elke: @FabeltelCares jullie kaart zegt dat ik in de zee woon.

board 0 Winston Clarke: The shop promised the old number would move with me. The new one has been given to a dentist.

x 0 Leïla: @FabeltelCares votre antenne du parc fait un bruit de frigo, la nuit surtout.

board 0 Hester Bloem: Ik heb een blinde moeder en een menu met alleen plaatjes. Hoe moet zij bellen?

facebook 0 Anton: Parcel said Tuesday. Then Thursday. Now it says "delivered", to whom?

board 0 Yves Carlier: J'ai reçu la facture d'un autre client, avec son adresse et ses appels. Qui a reçu la mienne ?

x 0 Petra: @FabeltelCares beloofd dat ik teruggebeld word voor 12u. Het is 15u.
+0 customer: Nog altijd niets.

board 0 Gwen Harries: Your new wall box hums in E flat. I am a piano tuner. Please come.

x 0 Amadou: @FabeltelCares le wifi du train c'est vous ? Alors c'est vous.

board 0 Ines Castro: Nobody told me that the line would be off for two days of works. I care for my husband at home and the alarm runs on it.

board 0 Dirk Seghers: Mijn pincode werd per sms naar mijn oude nummer gestuurd. Dat nummer is nu van iemand anders.

facebook 0 Mireille: On m'a demandé de photographier mon compteur. Je n'ai pas de compteur.

x 0 Ollie: @FabeltelCares the status page is down because of the outage. Beautiful.

board 0 Lucas Fontaine: Quatre mois d'abonnement sport prélevés, je n'ai même pas de télévision.

board 0 Truus Kok: De nieuwe afstandsbediening bedient de buren.

x 0 Hamza: @FabeltelCares double charge for roaming, again, same island as last year.
`;
