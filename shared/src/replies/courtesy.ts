/**
 * Words that help nobody by themselves: manners, regret, readiness to help, and what a customer is asked to send along.
 * Folded: lower case, without accents. One list a language.
 */
const EN = `
  a about access account account's accounts accounts' address addresses ahead along advise all allow also always am an and any anything apologies apologise apologize appreciate
  are as asap ask assist assistance at available backstage be because been below best better birth both bring bringing but button by can
  cause caused carry chance chat chatting check checking click code come complete concern continue concerned concerns confirm contact could customer date
  detail details directly disappointed discuss do doesn't don't drop else email emails ensure experience experienced
  feedback feel feeling few find first follow following for forward free frustrated frustrating frustration full
  further get getting give glad gladly go going gone good great happened happening happy has have having hear hearing he hello help help's here hey
  hi how i i'd i'll i'm i've id if in inbox including inconvenience info information into invite is issue issues it it's its join just kind
  kindly know late let let's like listen link look looked looking love mail make sure make matter may me message messages mobile moment more my
  name need needed needs no not number of on once one or order other our out over own part patience page private phone please possible
  post postal postcode problem provide provided questions quick quickly reach reaching ready reference regarding regret
  replied reply resolve right see screen screenshot send sending sent share short situation so soon sorry sort sound sounds such support sure
  take talk team tell thank thanks that that's the their them there this through to together today touch try trying
  understand understandable understandably unfortunate unpleasant us use used user username usernames via want way we we'd we'll we're we've
  what what's when where which while who why will wish with within would you you'd you'll you're you've your yours zip`;

const NL = `
  aan adres al alle alles als alsjeblieft alvast antwoorden ben bent bericht berichtje bedankt begrijp begrijpelijk
  begrijpen beste bij contact contacteren daar daarvoor dag dan dank dankjewel dat de deel delen die direct dit doe doen
  door doorgeven duidelijk dus een eens elkaar en er ervaring even excuses fijn frustratie frustrerend gaan gaat
  gebeuren gebeurt gegevens geboortedatum geef geen geeft geven goed graag groet groeten heb hebben hebt heel heeft help
  helpen hem het hier hiermee hiervoor hoi hoe hopelijk horen hulp huisnummer ik in is jammer je jij jou jouw kan
  kijk kijken klacht klantnummer klinkt kom komen kun kunnen kunt laat laten leg leuk lezen maar mag mail me mee meer
  meneer met mij mijn moment mevrouw naam naar nemen neem niet nodig nog nummer om onderzoeken ongemak onze ons ook op
  opgelost oplossen over persoonlijk postcode prive probleem samen snel sorry spijt sturen stuur te telefoonnummer ten
  toe toesturen u uit uitzoeken uw van vanuit vast verder vervelend via vind vinden volgen volledige voor
  vraag vragen vriendelijke waar waarop waarom wat we weten wel welkom wij wil willen worden wordt zal ze zeer zien zo
  zodat zodra zoeken zou zouden zullen`;

const FR = `
  a ai aider afin aimerions allons apportez as assister au aupres aussi avec avez avons besoin bien bienvenue bonjour
  bonne bonsoir c ca car ce cela cette ces client comprenons comprends compte concernant contact coordonnees cordialement
  d dans date de des desagrement desole desolee desoles desolees details devons donner du echanger en ensemble entendu
  envoyer envoyez est et etes etre etudier examiner excuses experience fait faire faites frustration grace hello ici il
  inconvenient information informations invitons j je jour journee l la le les leur lire lui ma mail malheureusement me
  merci mes message mieux moi mon n naissance navre navree navres ne nom nos notre nous nouveau nouvelles numero on ou
  pas par plaisir plus postal pour pourquoi pouvez pouvoir pouvons pourrions precisions preciser prenom prie probleme
  prochain qu que quel quelle qui quoi rapidement regarder regrettons rejoindre remercions rendre repondre reponse
  resoudre retour s salut sa se serait serons service ses si signalement situation soit solution sommes souci suis suite sur
  svp ta te telephone tes toi ton tous tout toute traiter trouver tu un une verifier vers veuillez via vite voir vos
  votre voulez vous`;

export const COURTESY: ReadonlySet<string> = new Set(`${EN} ${NL} ${FR}`.split(/\s+/).filter(Boolean));
