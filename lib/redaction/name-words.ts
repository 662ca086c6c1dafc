/*
 * The words that names are told apart with, folded: without accents and in small letters (fold.ts).
 */

/** Given names that hardly mean anything else: neither an ordinary word, nor a place, a brand or a month. */
export const GIVEN_NAMES = words(`
  aaron abigail adrian agnes ahmed aisha alan albert alejandro aleksander alessandro alexander alexandra alfonso alfred alice alicia alina
  alison allison amanda amelia amelie amina ana anastasia andre andrea andreas andreia andres andrew angela angelica anita anja anke anna
  annabelle anne anneke annette annika anouk anthony anton antonia antonio antoine arjen arthur astrid aurelie axel barbara bart bastian
  beatrice beatriz ben benedikt benjamin bernadette bernard bernd bernhard bertrand bianca birgit bjorn boris bram brenda brian bridget
  brigitte bruno camila camille carla carlos carmen carol carolin caroline catarina catherine cathy cecile cecilia celine chantal charles
  chiara chloe christel christina christine christoph christophe christopher cindy claire clara claudia claudio claus clemens colin connor
  cristiane cristina cynthia daan damien dani daniel daniela danielle danny darren dave david dawid deborah debora debbie delphine denise
  dennis derek detlef diana diego dieter dimitri dirk dominik dominique donald donna doris dorothea dorothy douglas eduardo edward eileen
  elaine eleanor elena eliane elias elisa elisabeth elise elizabeth elke ellen elodie elsa emilia emilie emily emma emmanuel enrique eric
  erica erik ernesto esther etienne eugenia eva evelyn ewa fabian fabiana fabien fabio fatima felicitas felipe felix fernanda fernando
  flavia floor florian francesca francisca francisco francois frederic frederik friedrich gabriel gabriela gabriele gary gabrielle
  genevieve george gerald gerard gerhard gertrud gilbert gilles gisela giulia giovanni gonzalo greg gregory greta guido guilherme guillaume
  guillermo gustavo hanna hannah hannelore hans harald harold harry heather hector heike heinrich heinz helen helena helene helga helmut
  hendrik henrik henrike henrique henry herbert hermann hilde holger horst hugo ian ibrahim igor ilse ines inge ingrid irene irina irmgard
  isabel isabella isabelle isadora ivan ivana jacek jacob jacqueline jaime jakob jakub james jan jana jane janet janina janine jasmin javier jean
  jeanette jeanne jeff jeffrey jelle jennifer jens jeremy jeroen jerome jessica jill joachim joan joana joao joaquin jochen joe joel
  johan johanna johannes john jolanda jonas jonathan joost jorg jorge jose josef josefina joseph josephine joshua juan juana judith julia
  julian juliana julie julien juliette julio jurgen justine kamila karen karin karina karl karla karolina kaspar kasper katarzyna kate katharina
  katherine kathleen kathrin kathy katja katrin kelly ken kenneth kerstin kevin khadija kim klaas klara klaus konrad konstantin kristin
  kristina krzysztof lara larissa lars laszlo laura laure laurence laurent lea leandro leila lena leo leon leonard leonardo leonie leonor
  leticia lidia liesbeth linda lisa liza lorenz lorenzo lotte louis louise lourens luc luca lucas lucia luciana luciano lucie lucy ludwig luis
  luisa luise lukas luke lutz luzia lydia maarten maciej madeleine magdalena maja malgorzata manfred manon manuel manuela marc marcel
  marcela marcelo marcin marcio marco marcos marek margaret margarete margarida margit margot maria mariana marianne marie marieke marijke
  mariana marina mario marion marisa marit markus marleen marlene marta martha martijn martin martina mary mateus mateo mathias mathieu
  mathilde matteo matthew matthias maurice mauricio maximilian meike melanie melissa mercedes merel michael michaela michel michele michelle
  miguel mikael miriam mohamed mohammad mohammed monica monika monique morgane moritz muhammad mustafa nadia nadine nancy natalia natalie
  natasha nathalie nathan nele niamh nicolas nicole niels nikolas nina noah noor nora norbert oleg olga oliver olivia olivier omar oscar otto
  pablo paola paolo pascal patricia patricio patrick patrik paul paula paulina pauline paulo pedro penelope per peter petra philip philipp
  philippe pierre pieter pilar piotr priscila priya quentin rachel rafael rafaela rainer raquel raul rebecca regina reinhard remi renata
  renate rene ricardo richard rita robert roberta roberto rodrigo roger roland rolf roman romain ronald rosa rosalind rosemarie ruben rudolf ruth
  ryan sabine sabrina salma samantha samuel sandra sanne sara sarah sascha scott sean sebastian sebastiao sergio severine sharon shirley
  siegfried sigrid silke silvia simon simone sina siobhan sofia solange sonia sonja sophia sophie stefan stefanie stella stephan
  stephane stephanie stephen steve steven stuart susan susana susanne suzanne svenja sven sylvia sylvie tamara tania tanja tatiana teresa
  terry thais theo theodor theresa thiago thomas thorsten tiago tim timo timothy tina tobias todd tomas tomasz tony torsten tracy ulrich
  ulrike ursula uta uwe valentina valeria valerie vanessa vera veronica veronika vicente victor viktor vincent vinicius virginie vitoria
  amit anjali arjun deepak deepa kavita lakshmi manish meera neha nikhil pooja rahul rajesh ravi rohan sanjay suresh sunil sunita vijay vikram
  mehmet ayse fatma emre murat elif zeynep hasan huseyin hassan ali hussein layla mariam khaled svetlana tatjana milena jovana zoran dragan hiroshi
  yuki kenji oluwaseun chidi kwame amina thandi nia joanna jolanta agnieszka marzena zuzana katka eszter istvan laszlo
  adela adele adriana agata ahmad aino alba alessandra alexis alfonsa aline almut alvaro amalia ambre andrej aneta anette angelika angelo annemarie
  annegret annelies anselm arne arnaud arnold arturo astor augusto aurelia aurelien babette barbro bartosz bas beata bence benoit berit bertha bettina birgitta
  boguslaw brigida britta bruna bryan caio caroline cassandra catalina catharina celestino celia cesar charlene chiara christa christiane ciara cintia
  clarissa claudine clement clotilde consuelo cordula corinna corinne cornelia cornelis cyril dagmar damian danilo danuta dariusz deborah delphina diederik
  dimas djamila domenico dorota dorthe eberhard edgar edith eduard edwin egon eike ekaterina elaine eleonora elfriede eliana elke ellinor elvira emanuel
  emil emmanuelle enzo ernestine esmeralda estelle eugenio eunice evandro fabienne fabrice fatou federico ferdinand fernande filip filipa florence
  florent floriane francine franziska freddy frieda gael gaelle gaston geert georg georges geraldine gerda gerrit gertrude giorgio gisele giuseppe gladys gloria
  gottfried grazyna gregor gudrun gunnar gunter gunther gwen gwendolyn hamza hans-peter harriet hedwig heidi heiko heiner helge helmar henri hermine
  herve hilda hildegard hubert ignacia ignacio ignaz imogen inaki ines ingeborg ingo irma irmtraud isaac isabela isolde itziar jacques jadwiga janek
  jarek jasmina jaqueline jean-luc jean-pierre jerzy jessika joaquina jochem jocelyne johann jolien jordi jorn josephina josue josiane juliane juliette justyna
  karel karim karlheinz karolin kasia katarina kathrine katinka kees khalid kirsten klaudia konstantin kornelia krystyna kurt laetitia larry laurin leila leonhard
  leopold liam lieke lien lilian liliana lioba lisbeth lise loic lorena lothar luana lucien lucio ludmila luigi lutz lydie maaike macarena madalena maeve
  magali magnus maike manoel manuella marcela marcelle margaux margherita margriet marianna mariano maribel marilyn marisol marjolein marlies marlon mateusz
  mathis maud maurizio maxence maximiliano mechthild meike melina merle michal michiel mieke mikolaj mireille mirko mirjam mohamad moira monja
  murielle myriam nadja naomi natascha nathanael nestor nicholas nicola nikola nikolaus noemi nuno odette odile olaf
  oriane oswald ottilie ottmar pamela pascale pavel peggy pekka pernille perrine pia pieter-jan piero priyanka quirin rainer raphael raphaelle rasmus
  regine reiner reinaldo renaud ricarda rieke rocio rodolfo rogerio romy ronaldo rosalia rosalie 
  rosemary rosmarie rosina roswitha rudi rudiger sabina sandrine sandro sanna saskia sebastien segolene selma sergei sergej
  sibylle siegbert sieglinde sigmund silas silvio simona sjoerd solveig soren stanislaw stefano steffen sten stijn sunniva susann susanna swantje
  sylvain szymon tadeusz tatiane tatjana tess tessa thea thekla theresia thibault thierry thijs tilman timon titus tomasa traudl trevor
  tristan trudy ulf ulla ursel valentin valerio vanda vasco verena veronique vinzenz violeta violetta vitor vladimir waldemar walburga
  wendelin wiebke wieslaw wilfried wilhelmina wilma winfried wladyslaw wolfram xaver xavi yann yara ylva yvan zacharias zbigniew zeynep zita
  vivian volker walter waltraud wanda wendy werner wilhelm william wim wolfgang wouter xavier yannick yasmin yolanda youssef yusuf yves yvonne zoe zofia
`);

/** Given names and surnames that are ordinary words when written small: alone they are a name only inside a sentence. */
export const ORDINARY_NAMES = words(`
  will mark may grace rose bill hope joy faith frank art gene pat sue rob jack chase drew hunter carter mason miller baker cook taylor smith
  brown white black green gray grey young long short king price page bell ball wood woods stone rivers banks field fields hill lane street
  park parks day winter summer spring june april august dawn eve iris lily ivy olive ruby pearl amber crystal melody harmony charity destiny
  angel christian guy max bob nick rich don lance norm curt ray reed cliff dale glen heath brook sky star case cash fox wolf bird fish lamb
  love power best good church bishop pope knight duke prince major marshall judge law justice porter carpenter fisher gardener barber butcher
  farmer shepherd walker rider turner parker cooper potter weaver sharp strong swift wise sage english french german holland ireland wales
  london paris berlin chelsea austin dallas houston virginia georgia carolina florence sydney brooklyn dakota madison lincoln washington
  jackson ford mercedes dell hall wall bridge gates wells ward rice berry cherry bush forest moore major noble little small newman early
  klein gross lang kurz schwarz weiss braun roth jung alt neu ernst fuchs vogel konig kaiser richter bauer schneider koch jager weber schuster
  zimmermann sommer herbst stein berg busch blum blume engel graf herr frau ende recht schon gut beck bach brand post
  jong groot wit bos dijk vos smit visser bakker kok boer berg meer
  silva rocha pinto costa campos ribeiro cruz reis santos lima leite prado flores rosa luz gloria esperanza paz mar sol blanco rojo moreno
  delgado leon rey rico bueno nuevo calle rios torres castillo iglesias petit grand blanc noir roux leblanc legrand marchand boulanger
  pascal clement constant franc jade aurora charlotte jordan alexa victoria diamond india china asia sierra savannah trinity
`);

/** Those of them that a sentence may begin with: there a capital says nothing. */
export const BEGIN_SENTENCES = words(`
  will mark may grace rose bill hope joy faith frank art pat sue rob chase drew rich guy angel max cook young long short price page park parks
  summer winter spring june april august day dawn eve case cash love power best good strong swift early major little small bush forest stone
  english french german london paris berlin ford dell klein gross alt neu lang kurz ernst gut recht schon ende frau herr sommer herbst post
  groot wit meer grand petit bueno nuevo rico calle mar sol luz paz rosa
`);

/** Words that are no part of a name: function words, those of customer service, and what stands where a name might. */
export const NO_NAMES = words(`
  a about account accounts address after again agency agent ago all also although always am amount an and another any app application are around as at
  back bad be because been before being best between bill billing both but by call called calling can card care claim client come company complaint
  contact could credit customer customers date day days dear debt delivery department desk did disappointed do does due during each email every ever
  fax finally first for former frustrated angry unhappy concerned worried upset loyal valued from fraud free friday get give go good got had happy
  has have he help helpdesk her here hello hey hi him his how however i if in info instead internet into invoice is issue it item its january
  february march april june july august september october november december just know last late let letter like line long loan look made mail
  make management manager many may me member message miss monday more most mr mrs ms much my name need never new next no none not nothing now
  number of off office ok on once one online only onto or order our out over owner package parcel payment per person phone please policy problem product
  purchase question re read reason received reference refund regarding regards request return returns said same saturday says see sent
  service services shall she ship shipping should shop since sincerely sir madam so some someone soon sorry spam staff still stop store subject such sunday
  support system team thank thanks that the their them then there therefore these they this those though thursday ticket time to today
  tomorrow too total tracking tuesday two under until up upon us use user used very via visitor wait want was we website wednesday week were
  what when where which while who whole why will with within without would xx xxx xxxx year yes yesterday you your yours unknown anonymous guest
  speaking writing african american british canadian australian asian european english french german dutch spanish portuguese brazilian italian
  indian chinese prime gold premium plus pro admin administrator sales marketing accounting finance human resources technical customer-service
  spelled misspelled spelt listed removed added wrong incorrect changed included used represented still there
  janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro diretor diretora dom sao
  pepper martens oetker coffee
  aber alle als am an auch auf aus bei beim bestellung bin bis bitte da danke das dass dein dem den der des die dies diese dieser doch du ein eine
  einem einen einer er es fur guten hallo hat herr herrn frau firma geehrte geehrter damen herren hier ich ihr ihre im in ist ja kein keine kunde kunden kundin
  kundennummer kundendienst kundenservice liebe lieber mein meine mit mitte anfang ende montag dienstag mittwoch donnerstag freitag samstag
  sonntag morgen heute gestern nach nein nicht noch nun nur ob oder rechnung ruckgabe schon sehr seit seitdem sich sie sind tag team und uns unser unsere
  vertrag viele vom von vor war warum was wegen weil wenn wie wieder wir wo zu zum zur zuletzt doktor professor
  aan als bestelling bij dag dan dat de deze dhr dit een en factuur geachte goedemorgen goedemiddag heb heer het hier ik in is ja klant
  klantenservice klantnummer maar mevrouw mevr meneer mijn naam na nee niet nog nu of ook op over te uit uw van voor was wat we wij
  zondag maandag dinsdag woensdag donderdag vrijdag zaterdag
  aos agora ainda alem antes ao apos aqui as assim ate atendimento atendente boa bom caro cara cartao cliente com comprei como contato da das de
  depois desde dia do dona dos e ela ele em empresa entrega essa esse esta este estou eu fiz foi gostaria hoje ja loja mais mas me meu minha
  muito na nao nas no nome nos o obrigado obrigada ola oi onde ontem os ou para pedido pela pelo pessoal pois por porque produto prezado prezada
  prezados quando que quem quero sac se segue sem sempre senhor senhora seu site so sou sr sra srs suporte tarde tem tenho ter todos tudo um uma
  vendedor voces voce segunda terca quarta quinta sexta sabado domingo equipe gerente numero valor
  al ahora aqui asi atencion ayer buenas buenos con cuando de del desde despues dias donde el ella ellos en es esta estimado estimada estimados
  estoy factura fue gracias ha hasta hola hoy la las lo los mas me mi muy no nos nombre para pedido pero por porque que quien quiero saludos se
  senor senora senorita ser si sin sobre soy su sus tengo tienda todo tras un una usted usuario ya y lunes martes miercoles jueves viernes
  a alors apres au aujourd aussi avant avec bonjour bonsoir car ce cela cette chez cher chere cliente client comme commande compte dans de depuis des donc du
  elle en entre est et facture hier ici il ils j je la le les leur lors ma madame mademoiselle mais malgre me mes mme mlle mon monsieur merci
  ne nom non nos notre nous on ou par pas plus pour puis quand que qui sa sans se ses si son suis suite sur tout tres un une vers votre
  vous lundi mardi mercredi jeudi vendredi samedi dimanche responsable directeur directrice service dr dra prof sra srta
`);

/** Words that make of the names beside them a street, a place or a company. */
export const PLACE_WORDS = words(`
  street st road rd avenue ave drive lane ln boulevard blvd court ct square plaza park hospital clinic school university college station airport
  bridge stadium center centre mall hotel church cathedral bank bros brothers sons inc ltd llc llp gmbh corp corporation company co group holding store
  stores shop foods motors airlines airways insurance county city town village island beach lake river mountain house tower building hall theatre museum foundation
  institute pharmacy restaurant cafe bakery garage logistics transport software systems solutions records press award cup prize boots shoes jeans watch
  collection edition model series day bv nv sa ag kg ek ltda eireli sarl srl
  strase strasse platz weg allee gasse kirche krankenhaus schule bahnhof straat laan plein gracht ziekenhuis rua avenida praca travessa rodovia bairro shopping
  hospital escola calle plaza paseo carretera rue avenue hopital ecole gare quai
`);

/** What stands before the name of a street or place, not of a person. */
export const PLACE_BEFORE = words(`
  dom bloody dodd rua avenida av alameda praca travessa largo rodovia estrada bairro jardim vila conjunto residencial shopping calle plaza paseo avda carretera rue place quai
  via san santa santo sao st saint sainte sankt sint hotel hospital escola colegio edificio city port fort mount lake hurricane storm
`);

/** Brands that are called after people. */
export const BRANDS = new Set([
  "thomas cook",
  "charles schwab",
  "michael kors",
  "louis vuitton",
  "hugo boss",
  "paul smith",
  "edward jones",
  "mary kay",
  "elizabeth arden",
  "kate spade",
  "marc jacobs",
  "steve madden",
  "john deere",
  "john lewis",
  "john hancock",
  "philip morris",
  "oscar mayer",
  "martha stewart",
  "daniel wellington",
  "paul mitchell",
  "albert heijn",
  "yves rocher",
  "leonardo hotels",
  "joao pessoa",
  "george foreman",
  "jean paul",
  "otto versand",
]);

export const TITLES = words(`
  mr mrs ms mx miss dr dra prof sir herr herrn frau dhr mevr mevrouw mw meneer heer sr sra srta senor senora senorita senhor senhora dona don
  mme mlle monsieur madame mademoiselle
`);

/** They stand between the parts of a name, and name nobody. */
export const PARTICLES = words("van von der den de la le da das do dos di del della du ten ter te zu zur zum el al bin ibn y e und");

/** A mailbox or a company, not somebody. */
export const ROLES = words(`
  info support service services sales contact kontakt contato contacto mail email admin office hello help helpdesk team noreply no reply donotreply billing
  accounts accounting orders order shop store returns webmaster postmaster customer customers client clients user users guest visitor anonymous unknown web
  website mobile desk front back queue bot system company gmbh ltd inc llc corp ag bv nv sa kg group bank hotel delivery refund complaints complaint feedback
  marketing hr press jobs legal finance payments invoice booking bookings reservations reception school department agent caller requester test name level first second line
`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
