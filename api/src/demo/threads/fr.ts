/** What customers of Fabeltel say in French. */
export const FR = `
board 9 Amélie Dubois: Plus d'internet depuis hier midi. Je travaille de la maison, je suis en train de perdre mon poste à cause de vous.

board 70 Jean-Marc Lefèvre: Prélevé deux fois en octobre. Deux fois 54,90. Et quand j'appelle, on me dit que c'est « normal ».
= answer Chloé: Bonjour Monsieur Lefèvre, ce n'est pas normal du tout : le second prélèvement est une erreur de notre part. Les 54,90 euros sont remboursés, vous les verrez d'ici trois jours ouvrables. > waiting

x 23 Karim B.: @FabeltelCares rendez-vous entre 9h et 13h. Il est 17h. Personne. Aucun appel.
+12 us: Karim, vous avez attendu pour rien et j'en suis désolée. Le technicien passe demain à 8h, je vous appelle moi-même avant. ^Chloé

x 13 Élodie: @FabeltelCares ma grand-mère de 88 ans est sans téléphone depuis neuf jours. NEUF.
+4 Bastien: Pareil chez mon oncle, même village.

board 6 Thierry Marchal: On a piraté mon compte, quelqu'un a commandé trois téléphones à mon nom. Bloquez tout de suite s'il vous plaît. Mon numéro : 0470 12 34 56.

facebook 39 Sophie Renard: Votre conseiller m'a raccroché au nez. Après 40 minutes d'attente.

board 28 Olivier Petit: Le décodeur redémarre tout seul pendant le journal. Tous les soirs.
= answer Chloé: Bonjour Olivier, une mise à jour se lançait chaque soir à la même heure ; elle est annulée sur votre décodeur. Dites-nous demain si le journal va jusqu'au bout. > waiting

x 15 Inès: @FabeltelCares l'appli me demande un code envoyé sur le numéro que vous avez coupé. Génial.

mastodon 54 Luc: @FabeltelCares une panne à Gembloux ? Rien ne marche, même le fixe.
+5 us: Oui, Luc : un câble arraché par un chantier. Réparation prévue pour 16h, nous le dirons ici. ^Chloé

board 135 Nathalie Collin: Ma facture est passée de 35 à 49 euros sans un mot. Sans un mot !
= answer Chloé: Bonjour Nathalie, votre promotion a pris fin sans que vous en soyez avertie, et cela ne se fait pas. Elle est prolongée de six mois et la différence vous est rendue. > resolved

x 19 Hugo: @FabeltelCares trois semaines pour un modem. Un pigeon irait plus vite.

board 47 Valérie Simon: Résilié en juillet, recommandé à l'appui. Vous prélevez encore. C'est du vol.
= claimed Chloé
= note Chloé: Recommandé retrouvé, reçu le 8 juillet. Remboursement de trois mois demandé.

x 42 Medhi: @FabeltelCares merci d'avoir coupé ma ligne le jour de l'entretien d'embauche.
+15 us: Envoyez-nous un message privé.

facebook 12 Pascale: Le livreur a « déposé » mon colis chez un voisin qui n'existe pas.

board 3 Gilles Noël: Impossible d'appeler le 112 ce matin, aucun réseau dans toute la vallée. C'est une question de vie ou de mort.

x 31 Laura V.: @FabeltelCares débit à 2 Mbps au lieu de 100, capture à l'appui. Depuis lundi.

board 88 Christine Lambert: On m'a vendu la fibre. Il n'y a pas de fibre dans ma rue. Il n'y en aura pas avant deux ans.

mastodon 26 Antoine: @FabeltelCares bravo pour la rapidité de ce matin, problème réglé en dix minutes.
= set aside praise

x 24 Jules: @FabeltelCares ça fait cinq fois que je répète mon numéro de client à cinq personnes différentes.
+18 customer: Il y a quelqu'un ?

board 17 Sandrine Hubert: Votre courrier est adressé à mon mari, décédé il y a un an. Je vous l'ai dit deux fois.

board 155 Fabrice Gillet: Le technicien a percé la conduite d'eau. Le salon est inondé.
= answer Chloé: Bonjour Monsieur Gillet, notre assurance est prévenue et un plombier arrive chez vous avant midi, à nos frais. Je reste votre contact jusqu'à la fin des travaux. > waiting
= note Chloé: Sinistre ouvert, plombier confirmé.

x 7 Maud: @FabeltelCares votre site dit que je n'existe pas. J'ai pourtant très bien payé ce mois-ci.

facebook 75 Denis: Sept euros de « frais de rappel » pour une facture payée avant l'échéance.

board 34 Isabelle Fontaine: Le contrôle parental ne bloque plus rien depuis la mise à jour.

x 20 Quentin: @FabeltelCares SMS bizarre : « votre colis Fabeltel, payez 1,99 ». C'est vous ?

board 57 Sabine Leroy: Numéro transféré lundi, nous sommes jeudi, je n'existe plus chez personne.

board 22 Rachid Amrani: Le code par SMS arrive toujours trop tard. Cinq minutes de validité, dix minutes d'attente.
`;
