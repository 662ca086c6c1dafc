/**
 * The 4,000 passwords that people choose most, without those of digits alone: from the counts of leaked passwords that the
 * package zxcvbn 4.4.2 (MIT) brings, in lower case.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
111111a 111111q 111qqq 123123a 123123q 1232323q 123321a 123321q 1234567890a 1234567890q 123456789a 123456789q 123456789s 123456789z
12345678a 12345678q 1234567a 1234567q 123456a 123456aa 123456k 123456l 123456m 123456q 123456qw 123456qwe 123456qwerty 123456r
123456s 123456z 12345a 12345q 12345qwe 12345qwert 12345t 12345z 1234abcd 1234asdf 1234qw 1234qwe 1234qwer 123aaa 123abc 123asd
123ewq 123qaz 123qq123 123qw 123qwe 123qwe123 123qweasd 123qweasdzxc 123qwer 123qwerty 123zxc 12qw12 12qw12qw 12qw34er 12qwas
12qwaszx 1a2b3c 1a2b3c4d 1a2s3d4f 1passwor 1pussy 1q2w3e 1q2w3e4r 1q2w3e4r5 1q2w3e4r5t 1q2w3e4r5t6y 1qa2ws 1qa2ws3ed 1qaz2ws
1qaz2wsx 1qaz2wsx3edc 1qazxsw2 1qwerty 1x2zkg8w 1z2x3c 1z2x3c4v 3000gt 426hemi 45m2do5bs 4runner 50cent 50spanks 7ugd5hip2j 81fukkc
8j4ye3uz 9293709b13 a11111 a12345 a123456 a1234567 a12345678 a123456789 a1a2a3 a1b2c3 a1b2c3d4 a1s2d3 a1s2d3f4 aa123456 aaa111
aaaaa1 aaliyah aardvark aaron1 abc12 abc123 abc1234 abc12345 abcd123 abcd1234 aberdeen abgrtyu abnormal abrakadabra absolut abstr
access access14 accord achilles achtung action adam12 adgjmptw adidas admin adonis aezakmi agent007 aggies aikido airborne airbus
airforce airplane airwolf akira alabama aladin alaska albany albatros albion alejandr aleksandr aleksandra aleksey alenka alessandro
alex123 alexande alexandr alexey alexis alfa alibaba aliens allmine allsop allstar aloha alpha alpha1 alphabet alpine altima alucard
amadeus amanda1 amateur amateurs amazon amber1 americ america america1 amerika amigo amorcit amsterda amsterdam anaconda anai anakin
anal analsex anarchy anastasi anastasiya andrea1 andrei andrew1 andrey andromed andromeda andyod22 anfield angel angel1 angel123
angels angelus angus anhyeuem animal anime annie1 anthon anthony1 anthrax antoni anubis apache apollo apollo13 apple apple1 apple123
applepie apples aptiva aquarius aragorn arcadia area51 arizona arjay armada armagedon armani armstron arrow arrows arsenal arsenal1
artem artemis artemka artur asd123 asdasd asddsa asdf asdf12 asdf123 asdf1234 asdfasdf asdfg asdfgh asdfgh01 asdfghj asdfghjk
asdfghjkl asdfjkl asdfzxcv asdqwe123 asdzxc ashley1 aspire aspirine assassin assfuck asshole asshole1 assholes assman assword
asterix astra astral astro astros athlon atlanta atlantis atomic attila auburn audia4 aussie austin austin1 australi avalanch avalon
avatar avenger awesome azamat azazel azerty azsxdc azsxdcfv babe babes babyblue babyboy babydoll babyface babygirl babylon babylon5
babylove bacardi bacchus backdoor badass badboy baddog badger badgers badgirl badman baggins baggio bagira bailey1 baller ballin
balloon balloons balls bambam bamboo banana bananas banane bandit bang banger bangkok banker banner banshee banzai barbados barbie
barcelon barcelona barefoot barkley barney barsik bartman basebal baseball baseball1 basket basketba basset bassman bastard batman
batman1 bayern bcfields bdsm beaches beagle beamer beaner beanie bear bearcat bearcats beardog beast beast1 beastie beatle beatles
beautifu beauty beaver beavis beckham beefcake beemer beer beerman beetle bella1 belmont benfica beng bengals beowulf beretta
bergkamp berlin bhbirf bian biao bicycle bigass bigballs bigbear bigben bigbird bigblock bigblue bigbob bigboobs bigboss bigboy
bigbutt bigcat bigcock bigdaddy bigdick bigdog bigfish bigfoot biggie biggles bigguy bighead bigmac bigman bigmike bigmoney bigone
bigred bigsexy bigtime bigtit bigtits bikini bilbo billy1 billybob billyboy bimmer bing bingo bingo1 binladen bird33 birddog birdie
birdman biscuit bitch bitch1 bitchass bitches biteme bizkit blabla black1 blackbir blackcat blackdog blackhaw blackie blackjac
blackjack blackout blacks blacky blade blades blahblah blam blaster blaze blazer blessed blessing blink182 blizzard blonde blondes
blondie blowjob blowme blue blue12 blue123 blue22 bluebell bluebird blueboy bluedog blueeyes bluefish bluemoon blues blues1 bluesky
bluesman bmw325 boating bob123 bobafett bobby1 bobcat bobdylan boeing bogart bogdan bogey bohica boiler bollocks bollox bologna
bombay bomber bombers bond007 bondage bonehead boner bones bonjour bonjovi bonkers bonsai boob boobie boobies booboo boobs booger
boogie bookworm boomboom boomer boomer1 booster bootie boots booty boozer borabora boricua borussia bosco bossman boston bounce
bounty bowler bowling bowwow boxer boxers boxing boxster br0d3r br549 brando brandon1 brandy brasil braves brazil breast breasts
breeze brian1 brighton bristol britney brodie broker bronco broncos broncos1 brooklyn brownie browns brucelee bruins bruiser bruno1
brutus bubba bubba1 bubba69 bubbas bubble bubbles buceta bucket buckeye buckeyes buckshot budapest buddah buddha buddie buddy buddy1
buddyboy budlight budman budweise buffalo buffett buffy1 bugger builder bull bulldog bulldog1 bulldogs bullet bullfrog bulls
bullseye bullshit bummer bumper bunghole bunnies bunny bunny1 burger burrito bushido buster buster1 busty butch butter buttercu
butterfl butterfly buttfuck butthead butthole buttman buttons buzzard byteme cabbage cabron cactus cadillac caesar calgary calico
caliente californ caligula callum camaro cambiami camel camelot camels cameltoe cameron cameron1 camper canada cancer cancun candle
candy1 candyman cang cannabis canon cantona capone capslock captain caramel caravan cardinal carlito carlitos carmex2 carnage
carolina carpedie carpet carrera carrot cartman cartoon casanova caserta casey1 casino casper cassie cat123 catch22 catdog catfish
catherin catman cats catwoman cavalier caveman cbr600 cbr900rr ccbill cdtnbr cdtnkfyf celeb celeron celica celine celtic celtics
ceng cerberus cessna cfitymrf cgfhnfr chai chainsaw champ champion champs changeme chao chaos charger chargers charles1 charli
charlie charlie1 charlott charlton charly charmed chase1 chaser cheater checkers cheech cheeks cheers cheese cheese1 cheetah chelsea
chelsea1 cherokee cherry chester chester1 chevelle chevrole chevrolet chevy chevy1 chevys chewie cheyenne chiara chicago chicago1
chichi chicken chicken1 chickens chicks chico chiefs chilli chillin chilly chimera chinook chipmunk chipper chippy chivas chloe1
chocolat choochoo chopin chopper chou chris1 chrisbln chriss chrissy christ christia christin christma christop chrome chronic
chrono chrysler chuai chuang chubby chuckie chuckles chucky chui chunky chuo ciccio cicero cigars cinder cindy1 cinnamon citadel
citroen cjkysirj cjkywt clancy clapton clarinet classic classics claudi claymore clemson cleopatr clevelan climber clipper clippers
clit clitoris cloud9 clouds clover clowns cnfybckfd cobain cobalt cobra cobra1 cobras cocacola cocaine cock cocker cocks cocksuck
coconut codered coffee cohiba coke coldbeer colnago colombia colorado colors colt45 coltrane comanche comet commando compaq compaq1
compass compute computer conan concord concorde concrete condom condor cong connect connor consumer cookie cookie1 cookies cooldude
cooler coolguy coolio coolman coolness cooter copper corleone corndog corolla corona corrado corsair corvette cosmic cosmo cosmos
cosworth cougar cougars coventry cowboy cowboy1 cowboys cowboys1 coyote cracker cramps crazy1 crazybab creampie creamy creative
cricket cricket1 crimson critter crjhgbjy cruise cruiser crunch crusader crusher crysis crystal1 cthtuf cthulhu cthutq ctrhtn cuan
cubbies cubswin cuddles cumming cumshot cunt cunts cupcake curious custom cutlass cutter cxfcnmt cyber cyborg cyclone cyclops cygnus
cypress dabears daddy1 daemon daewoo dagger daisy1 dakota dakota1 dalejr dallas dallas1 dalshe dammit damnit dancer dang danger
danie daniel1 daniil danila danni danny1 dannyboy danzig darklord darkman darkness darkside darkstar david1 davide davids dawg
daytona dbrnjh dbrnjhbz deadhead deadman deadpool death1 death666 deejay deepthroat deeznuts deeznutz defender defiant deftones
delete delight delphi delta delta1 deluxe demo denali deng deniska depeche desert designer desire deskjet destin destiny detroit
deutsch devil devil666 devildog devils dexter dfcbkbq dfkthbz dfkthf dfktynbyf dfvgbh dharma diablo dialog diamond diamond1 diamonds
diao dick dickhead dickie dicks diehard diesel dietcoke dieter digger diggler digimon digital digital1 dilbert dildo dilligaf dima
dinamo dinara dindom ding dingdong dinosaur dipshit dirtbike discover disney diver divine dkflbckfd dkflbvbh doberman doctor dodge1
dodger dodgeram dodgers dodgers1 dog123 dogbert dogboy dogcat dogface dogfood dogg dogger doggie doggy doghouse dogman dogs dogshit
doitnow dollar dolphin dolphin1 dolphins domino donkey donuts doobie doodle doofus doogie dookie doomsday dotcom doughboy dracula
drago dragon dragon1 dragon12 dragonba dragonball dragons dragoon drakon dreamer dreams drifter driver drizzt droopy drowssap
drpepper drummer drummer1 dthjybrf duan dublin ducati duchess duck duckie dumbass dundee durango duster dusty1 dutchess dynamite
dynamo eagle eagle1 eagles eagles1 earnhard eastside eastwood eatme eatpussy eatshit eclipse eddie1 eduard edward1 eeyore einstein
ekaterina eldorado electra electric electro electron element elephant elizabet elizaveta elvis1 emerald emily1 eminem empire engage
engineer enigma enrico enter enter1 enterme enterpri enterprise entropy epsilon eraser ericsson erotic erotica escort eternal
eternity eureka europa evangelion everest everlast everton excalibu excalibur exigen exigent exodus exotic explorer express extreme
fabie fabric facial faggot falcon falcon1 falcons fallen fallout fandango fang fantasia fantasy farscape farside fart fastball
faster fatass fatboy fatcat fatman fatty feather felix1 fender fender1 feng fenway fergie fergus fernand ferrari ferrari1 ferret
fester fetish fghtkm fgtkmcby ficken fidelio fiesta figaro fighter filter finger fire fireball firebird firefly firefox fireman
firewall fish fishbone fishes fishhead fishin fishing fishing1 fisting fitness fktrcfylh fktrcfylhf fktrctq flames flamingo flanker
flash flash1 flatron fletch flexible flipper floppy florian florida florida1 flounder flower fluffy flyboy flyers flyfish foobar
footbal football football1 fordf150 forest foreve forever forfun formula formula1 forsaken fortuna foryou fossil foxtrot foxy franc
francesc frank1 franky freaks freaky freckles freddy freebird freedom freedom1 freepass freeporn freesex freeuser freeway friday
fright frisco frisky frodo frog frogger froggy frogman front242 frontier frosty fubar fuck fucked fucker fuckers fuckface fuckhead
fuckher fucking fuckinside fuckit fuckme fuckme1 fuckoff fuckoff1 fuckthis fucku fucku2 fuckyo fuckyou fuckyou1 fuckyou2 fugazi
fulham fullmoon funtime fusion futbol fuzzy fyfcnfcbz fylhtq fytxrf fyutkbyf gabrie gabriel1 gabriell gadget gagging galaxy galina
galore gambit gameboy gamecock gamecube gameover gandalf gandalf1 ganesh gangbang gangsta gangster garden garfield gargoyle garion
gasman gateway gateway1 gator gator1 gatorade gators gawker gbhfvblf gbpltw gegcbr geheim gemini generic genesis genesis1 geng
genius georg george1 geronimo gesperrt getmoney getout getsome gfhjkm gfhjkm1 gfhjkm123 gfhjkmgfhjkm ghbdtn ghbdtn123 ghbdtnbr
ghblehjr ghbywtccf ghetto ghjcnj ghjcnjgfhjkm ghjcnjnfr ghost ghost1 ghostrider giants gilles ginger ginger1 giorgi giorgio giraffe
girls gizmo gizmo1 gizmodo gjkbyf gladiator gmoney gn56gn56 goalie goat goaway gobears goblin goblue gobucks goddess godfathe
godfather godsmack godzilla gofish goforit goirish goku golden goldfish goldstar goldwing golf golfball golfer golfer1 golfing
goliath gollum gonavy gong gonzo goober good123654 goodboy goodluck goodtime goofy google gooner goose gopher gordon24 gorilla
gotcha goten gothic gotohell govols granny grapes grease great1 greatone green1 green123 greenbay greenday greens gregor gremlin
grendel gretzky griffey gringo grizzly gromit groove groovy groucho grumpy gryphon gsxr750 gtnhjdbx guai guang guardian guiness
guinness guitar guitar1 guitars gundam gunnar gunner gunners gustav guyver gypsy habibi hack hacked hacker haggis hairy hal9000
halflife halifax hallo hambone hamburg hamish hamlet hammer hammer1 hammers hamster handball handyman hannah hannah1 hannibal
hansolo happy1 happy123 happyday hardcock hardcore hardon hardrock harley harley1 harry1 harrypotter harvest havana havefun hawaii
hawaii50 hawaiian hawkeye hawkeyes hayabusa hearts heater heather1 heaven heckfy hedgehog heidi1 heineken hellboy hellfire hello
hello1 hello123 helloo hellos hellyeah helmet helpme hendrix heng henry1 hentai herbie hercules hermes hershey hesoyam hewlett
heynow hidden highbury highheel highland highlander hiphop hippie hitachi hithere hitler hitman hjccbz hjvfirf hobbes hobbit hockey
hockey1 hokies holiday holly1 hollywoo holyshit homeboy homer1 homerj homers homerun honda honda1 hondas honey1 hongkong honolulu
hookem hooker hookup hooligan hoosier hoosiers hooter hooters hootie hopeful horizon horndog hornet hornets horney horny horny1
horse horses hotbox hotboy hotdog hotone hotpussy hotred hotrod hotsex hotshot hotstuff hottie hounddog house1 hover huai hummer
hunter hunter1 hunting hurrican husker huskers huskies hustler hyperion iamgod ib6ub9 ibanez iceberg icecream icehouse iceman icu812
idontkno idontknow idunno iforgot igor iguana ihateyou illini illusion iloveme ilovesex iloveu iloveyo iloveyou iloveyou2 imation
immortal impala incubus indiana indians indigo inferno infiniti infinity insane insert insomnia inspiron install integra intel
internet intrepid intruder inuyasha iomega ipswich irina irinka irish1 irishman ironman iscool islander istanbul italia itsme ivanov
ivanova iverson iverson3 iwantu jabroni jackal jackass jackass1 jackoff jackpot jackson1 jackson5 jacob1 jagger jaguar jamaica
james007 james1 james123 jamesbon jamesbond jamie1 jammer jammin jarhead jasmine jasmine1 jason1 jasper java jaybird jayden jayhawk
jayhawks jazzman jedi jeep jefferso jelly jellybea jenn jennife jenny1 jeremy1 jericho jerkoff jerry1 jessic jessica1 jester jesus1
jethro jets jetski jewels jezebel jiang jiao jiggaman jimbo jimbo1 jimbob jimmy1 jing jingle jiong jktymrf jockey joebob johann
johannes john316 johnboy johndeer johnny1 johnson1 joker joker1 jokers jones1 jonny jorda jordan jordan1 jordan23 joseph1 josephin
joshua1 jrcfyf jsbach jubilee juggalo juice juicy julie1 julien jumper junebug jungle junior junior1 jupiter just4fun just4me
justdoit justice justin1 justme juventus kahuna kakashka kaktus kalina kamikaze kamila kangaroo kansas karate karen1 karina karolina
kashmir kasper katana katarina katerina katie1 katrin kawasaki kazantip kcj9wx5n keeper kelly1 keng kenshin kenwood kenworth kevin1
keyboard keystone keywest kfhbcf kickass kicker kidrock kieran killbill killer killer1 killer12 killers killjoy killme kilroy kimmie
kingfish kingkong kingpin kingston kinky kipper kirill kirsty kisses kissme kissmyass kitkat kitten kittens kitty kitty1 kittycat
kittykat kjkszpj kjrjvjnbd klaster kleopatra klingon knickers knicks knights knockers knopka kodiak kolobok komodo konstantin kool
korn koroleva koshka kosmos kostya kotaku kotenok krasotka krishna krusty krypton ktyjxrf kuai kuang kume kungfu labrador labtec
lacrosse ladybug laguna lakers lakota lamer lancelot lancer lansing lantern laptop larisa larry1 laser lassie lasvega lasvegas
latinas latino laura1 laurent lazarus leather leavemealone ledzep legacy legend legion legolas lemonade leng lennon leonid leopard
lesbian lesbians lespaul lestat letmein letmein1 letmein2 letsgo lexmark lexus liang liao liberty lick licker licking lickit lickme
lifehack lighter lightnin lightning lights linda1 lindros lineage lineage2 lion lionking liquid lithium liverpoo liverpool lizard
lobster loco logan1 logitech lokomotiv lol123 lolipop lollipop lollol lollypop london london1 lonestar lonewolf longbow longdong
longhorn longjohn looker looser loser losers lotus love love1 love12 love123 love69 lovebug loveit lovelife lovely loveme lover
lover1 loverboy lovers lovesex loveyou lowrider ltybcrf luan lucifer lucky lucky1 lucky13 lucky7 luckydog ludmila lumber lust
lvbnhbq macbeth macdaddy machine macross madcat maddie maddog madina madison madison1 madman madmax madness madonna maestro magelan
maggi maggie maggie1 maggot magic magic1 magician magick magicman magnet magnum magnus magpie maiden mailcreated5240 mailman
majestic makaveli maksim maksimka malachi malaka malibu malina mallard mama123 mamapapa manchest manchester mancity mandarin
mandingo mandy1 mang mango maniac mankind manolo manowar manson mantis manutd maradona marathon marcello maria1 marika marina marine
marine1 mariners marines marines1 marino marino13 mariposa marius marker markiz marlboro marley marseille martin1 martini maryjane
masamune mason1 massive maste master master1 master12 matador matrix matteo matthew1 matthias mature maverick max123 maxell maxim
maxima maxime maximus maxwell maxwell1 maxx maxxxx mayday mayhem mazafaka mazda mazda626 mazdarx7 mclaren meatball meathead meatloaf
mechanic medic medion medusa megadeth megaman megan1 megapass megatron meister melissa1 mellon mellow memorex memphis menace meng
meowmeow mephisto mercedes mercury meridian merlin merlin1 merlot mermaid mersedes messiah metallic metallica mets mexico miami mian
miao michae michael1 michael2 michigan mick mickey mickey1 micro microlab micron microphone microsof microsoft midget midnight
midway mighty mihail mike1 mike123 mikey mikey1 milana milano milena milkman miller1 millwall minecraft minime mirage misfit
misfit99 misfits mishka missy1 mister mistress misty1 mittens mnbvcxz mobydick modena mojo molly1 mollydog moloko molson momoney
monaco monalisa monarch monday mondeo money money1 moneyman moneys mongoose monitor monke monkey monkey1 monkey12 monkeybo monkeys
monopoly monster monster1 montana montgom240 montreal monty1 moocow mookie moomoo moonbeam moondog moonlight moose moose1 mordor
morgan1 moritz morpheus mortgage mortimer moscow moskva mother mother1 motherlode motorola mountain mouse mouse1 mozart mudvayne
muffin mulder mullet multiplelo munchkin muppet musashi muscle muscles mushroom music1 musica musicman mustafa mustang mustang1
mustang6 mustangs mustard mybaby mydick mygirl mykids mylife mylove myname mypass mypassword mystic naked namaste nang nanook napass
napoli napster naruto nascar nascar24 nasty nasty1 nastya natali natasha nathan1 naughty nautilus ncc1701 ncc1701a ncc1701d ncc1701e
ne1469 nebraska nemesis neng neptune netscape nevada nevermind newbie newcastl newlife newpass newpass6 newport newyork newyork1
nextel nfnmzyf nfytxrf niang niao niceass niceguy nickel nicola nicole1 nigga nigger nike nikita nikitos nikki1 nikola nikolay
nimbus nimrod niners ning ninja ninja1 ninjas nintendo nipper nipple nipples nirvana nirvana1 nissan nitram nitro nofear nokia
nokia6233 nokia6300 nolimit nomore nong noodle noodles nookie nopass norwich nostromo novell ntktajy nuan nude nudes nudist nugget
nuggets number1 nutmeg nuttertools nwo4life nygiants nyjets nylons nymets oakland oasis oatmeal obelix obiwan oblivion oceans ohshit
ohyeah oicu812 oilers oksana oldman oleg olesya oliver oliver1 olivier omega omega1 onelove onetime onetwo online onlyme openup
operator optimus oracle orange orange1 oranges orchid orgasm orient orioles orion orion1 oscar1 osiris othello ou812 ou8122 outkast
outlaw overkill overlord oxford ozzy p0015123 pa55w0rd pa55word pacers packard packer packers packers1 pacman paddle padres paintbal
paintball pakistan paladin pallmall palmtree paloma panama panasoni panasonic pancho panda pandora pang pantera pantera1 panther
panther1 panthers panties pantyhos panzer paolo paradigm paradise paradox parola parrot pascal pass pass123 pass1234 passat passion
passme passport passw0rd passwd passwor passwor1 password password1 password12 password123 password2 passwords passwort pasword
patches patric patrick1 patriot patriots paulie pavel pavilion pavlov pdtplf peach peaches peaches1 peanut peanuts pearljam pebbles
pecker peekaboo peewee pegasus pelican pencil peng penguin penguin1 penguins penis penny1 penthous pentium pepito pepper pepper1
pepsi pepsi1 persik pervert peter1 peterpan petrov peugeot phantom pharmacy pheonix philippe philips phillies philly phish phoeni
phoenix phoenix1 photos phpbb pian pianoman piao picard picasso piccolo pickle pickles pickup pics picturs pigeon piggy piglet
pikachu pillow pimp pimpin pinball pineappl pineapple ping pingpong pinhead pink pinkfloy pinkfloyd pinky pioneer pipeline pippen
pippo piramida pirate pirates pisces pissing pissoff pistol pistons pitbull pixies pizza pizza1 pizzas placebo planet plasma plastic
platinum platypus playboy playboy1 player playstat playstation playtime plumber pluto plymouth pobeda poison poiuyt poiuytrewq
pokemon pokemon1 polaris police polina polniypizdec0211 polo polska pompey poncho pontiac pony poochie poodle pooh poohbear pookie
pool6123 poontang poop pooper poopie poopoo poopy pooter popcorn popeye popper poppy porkchop porn porno porno1 pornos pornstar
porsche porsche1 porsche9 portland portugal poseidon possum postal postman potato pothead powder power1 preacher precious predator
prelude premium presario presiden presto primus prince princes princess pringles printer prissy private private1 privet prodigy
prophet prowler proxy psycho puddin pudding puffin puffy pulsar pumpkin pumpkin1 pumpkins punisher punkin punkrock puppies puppy
pupsik purdue purple puss pussey pussie pussies pussy pussy1 pussy123 pussy69 pussycat pussyman pussys putter pyramid python q12345
q123456 q1q2q3 q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 q2w3e4r5 qawsed qawsedrf qaz123 qazqaz qazws qazwsx qazwsx1 qazwsx12
qazwsx123 qazwsxed qazwsxedc qazwsxedc123 qazwsxedcrfv qazxsw qazxswedc qazzaq qiang qiao qing qiong qqq111 qqqqq1 quan quantum
quartz quattro queens quest qwaszx qwe123 qwe123qwe qweasd qweasd123 qweasdzxc qweqwe qwer12 qwer123 qwer1234 qwerasdf qwert qwert1
qwert123 qwert12345 qwerty qwerty1 qwerty11 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty7 qwertyu qwertyui
qwertyuio qwertyuiop qwertz r2d2c3po rabbit rabota racecar racer racerx rachel1 racing radiohea radiohead ragnarok raider raiders
raiders1 rainbow rainbow1 rainbow6 rainman raistlin rambler rambo rammstein ramones rampage ramrod ramses rancid random rang ranger
ranger1 rangers rangers1 raptor rascal rasdzv3 rasputin rasta rastaman raven raven1 ravens razor razz rbhbkk rctybz reader
realmadrid reaper rebecca1 rebel rebel1 rebels reckless red123 redalert redbaron redbird redbull reddevil reddog reddwarf redeye
redfish redfox redhead redhot redline redman redneck redrose redrum reds redskins redsox redsox1 redwing redwings redwood reebok
reefer reflex reload renault renegade reng reptile rereirf rescue retard revolver rfhbyf rfnthbyf rfrfirf rfrnec rhbcnbyf rhfcjnrf
rhino rhjrjlbk rhtdtlrj richard1 rightnow ripken ripper ripple rjhjktdf rjirfrgbde rjntyjr rjycnfynby roadkill roadking roadrunn
roadster rober robert1 robot robotech robotics rocker rocket rockets rockford rockhard rockies rockon rocks rockstar rocky1 rodman
roller rolltide romans romashka rommel ronaldo rong rookie rooster rootbeer rosebud rotten route66 rover rovers royals rtyuehe ruan
rubber rubble rulez rulezzz runescape runner rush2112 ruslan russia rustam rusty1 sabbath sabine sabres sadie1 safari sahara
sailboat sailing sailor saints sairam saiyan sakura salamander salasana saleen sally1 salmon salomon salsero sam123 samantha samiam
sammy1 samson samsun samsung samsung1 samtron samurai sancho sandiego sandman sandrine sandro sandy1 sanfran sanity santafe sapper
sapphire sarah1 saratoga sascha sasha1 sassy sassy1 sasuke satan satan666 satana saturn saun sauron sausage sausages sayang scania
scanner scarface scarlet schalke scooby scoobydo scoobydoo scooter scooter1 scorpio scorpio1 scorpion scotch scotland scott1 scotty
scout scrabble scrappy scream scruffy scuba scully seabee seadoo seagull seahawks seamus searay seattle sebastia secret secret1
security seeker seinfeld sekret select seminole semperfi senators seng sensei sentinel septembe serega serenity sergei sergey sergi
sersolution server sesame seven7 severin sex123 sex4me sexsex sexual sexx sexxxx sexxxy sexy sexy1 sexy69 sexyboy sexygirl sexyman
shado shadow shadow1 shaggy shai shalom shaman shamrock shaney14 shang shania shannon1 shao shaolin shark sharks sharky shasta
shaved shazam sheba1 shei shelby shemale sheng sherlock shibby shiloh shiner shinobi shitface shithead shitty shocker shogun shooter
shorty shotgun shou showme showtime shuai shuang shui shun shuo shutup sidekick siemens sierra sigma silver silver1 silverad simba
simba1 simon1 simple simpsons sinatra sinbad sinister sinned sinner sirius sissy sithlord sixers skate skater skeeter skidoo skiing
skinny skipper skippy skittles skorpion skydive skyhawk skylar skyler skyline skywalke skywalker slacker slamdunk slapper slappy
slapshot slave slave1 slavik slayer slayer1 sleeper sleepy slick slick1 slider slim slinky slipknot slippery slowhand slut sluts
slutty smashing smeghead smegma smelly smiles smiley smirnoff smiths smitty smoke smoke1 smoker smokes smokey smokey1 smokie smokin
smooth smudge smut snake snake1 snakes snapon snapper snapple snappy snatch sneakers sneaky snickers sniper snooker snoop snoopdog
snoopy snoopy1 snowball snowboar snowboard snowflak snowman snuffy snuggles sobaka soccer soccer1 soccer12 socrates softail softball
software sojdlg123aljg soldier soleil solitude solnce sommer sonata sonic sonics sonoma sony sonyericsson sooners sophi sophie
soprano soso123aljg soulmate southpar southpark sowhat spaceman spam spank spanking spankme spanky sparkle sparky sparky1 sparta
spartak spartan spartans spawn speaker specialk spectre spectrum speedo speedy spencer1 sphinx spice spider spider1 spiderma
spiderman spidey spike spike1 spiker spikes spikey spinner spirit spitfire splash splinter spock sponge spongebo spongebob spooky
sporty spotty spring sprint sprinter sprite spunky spurs spurs1 sputnik spyder squall squash squirrel squirt srinivas stalin stalker
stallion stanislav star star69 starbuck starcraf starcraft stardust starfire starfish stargate starligh starman starship starter
startrek starwars stasik static stealth steeler steelers stefano steffi stepan steph stephani stephen1 stereo sterlin steve1 sticks
sticky stiffy stimpy sting stinger stingray stinker stinky stocking stocks stone55 stonecol stonecold stoned stones stoney storm
storm1 stormy stranger stratus strawberry strider strike striker stripper stroker stubby stud studly stumpy stunner stupid stylus
suan subaru sublime submit subway subzero success suck sucker suckers suckit suckme sucks sugar sugar1 sultan summer summer1
summer99 summit sundance sunday sundevil sunfire sunflowe sunflower sunny1 sunnyday sunrise sunset sunshin sunshine super super1
super12 super123 superb superfly superma superman superman1 supersta superstar surf surfer surfing survivor sushi suzuki sveta
svetik svetlana svoboda swallow sweet1 sweetnes sweetpea sweets sweety swimmer swimming swinger swingers sword swordfis swordfish
swords sydney syncmaster syracuse syzygy taco tacobell tacoma talisman talon tango tanker tardis target tarheel tarheels tarzan
tasty tatarin tattoo tatyana taurus taxman taylor1 tazman tazmania tbone tdutybq tdutybz teacher technics techno teddy1 teddybea
teddybear teen teens tekken telefon telephon temp temp123 tempest templar temppass teng tennis tequila terminat terminator terrapin
terror test test1 test123 test1234 tester testing testing1 testpass texas1 thailand thanatos thankyou theboss thecat thecrow thedog
thedoors thedude theend thegame thegreat thekid theking theman theone therock thesims thirteen thisisit thoma thomas1 thong thongs
thor threesom thuglife thumbs thumper thunder thunder1 thunderb thx1138 tian tiao tiberius tiburon tickle tiffany1 tiger tiger1
tiger123 tiger2 tigers tigers1 tigge tigger tigger1 tigger2 tights timber ting tinker tinkerbe tinkerbell tinman tintin tipper titan
titanic titanium titans titleist tits titten titties titty tkbpfdtnf toaster toejam toffee tokiohotel tolkien tomato tomcat tommy1
tommyboy toolman toon tootie tootsie topcat topdog topgun topher topper torino tornado toronto toshiba tottenha tottenham toyota
tracker tractor trader trainer trance tranny transam translator trapper travel traveler treasure trebor trfnthbyf triangle tricky
trident trigger trinity tripod tripper triton triumph trixie trojan trojans troll trombone trooper trouble trouble1 truck trucker
trucks truelove trumpet trunks trustno1 tsunami tuesday tulips tunafish tundra tuning turbo turbo1 turkey turkey50 turtle tweety
twilight twinkle twisted twister tyler1 typhoon ufkbyf ultima ultimate ultra umbrella umpire undead underdog undertak undertaker
unicorn unreal upyours uranus usa123 usarmy username usmc usnavy usuckballz1 utopia vacation vader vader1 vadim vagina valentin
valentina valera valhalla valkyrie vampire vanguard vanhalen vanilla varvara vasilisa vector vectra vedder vegeta velvet venera
verbatim veritas verizon vermont veronika versace vertigo vette vfczyz vfhbyf vfhecz vfhufhbnf vfibyf vfitymrf vfksirf vfrcbv
vfrcbvrf vfvekz vfvfgfgf vfvjxrf vh5150 viagra victory viewsoni viewsonic viking vikings vikings1 viktor viktoria viktoriya vintage
violetta violin viper viper1 vipers virgin visa vision vitalik vjcrdf vkontakte vladik vladimir vladislav volcom volkswag volley
volvo voodoo vortex voyager voyeur vsegda vsjasnel12 vulcan waffle walleye walmart walnut walrus wanderer wanker wapbbs warcraft
wareagle warhammer warlock warlord warrior warrior1 warriors warthog wasabi washingt wasser wassup watcher water1 waterloo weasel
webhompas webmaste webmaster weed weezer welcom welcome welcome1 welder weng werder werewolf westham westside westwood wetpussy
wg8e3wjf whatever whatsup wheels whiskers whiskey whisky whisper white1 whiteout whitesox whitey whocares whore whynot wibble wicked
wifey wildbill wildcard wildcat wildcats wildfire wildman william1 willow windmill windows windsor windsurf wingman winner winner1
winston winston1 winter wisdom wishbone wizard wolf359 wolfgang wolfie wolfman wolfpack wolverin wolverine wolves wombat woodie
woodland woody woody1 woofer woofwoof woohoo wookie wordpass wraith wrangler wrench wrestle wrestlin wrinkle1 wutang xanadu xavier
xbox360 xerxes xfiles xiang xing xtreme xxx123 xxxpass xyz123 yamaha yankee yankees yankees1 yankees2 ybrbnf ybrjkfq yeahbaby yellow
yfcntymrf yfnfif yfnfkb yfnfkmz yjdsqgfhjkm yoda yogibear yomama yosemite yourmom yousuck ytrewq yugioh yummy yzerman z1x2c3
z1x2c3v4 zachary1 zalupa zang zanzibar zaphod zappa zaq123 zaq12wsx zaq1xsw2 zaqwsx zaqxsw zaqxswcde zaraza zebra zeng zenith zephyr
zeppelin zerocool zeus zhai zhao zhei zheng zhjckfd zhong zhou zhuai zhuang zhui zhun zhuo zidane ziggy zigzag zildjian zipper zippy
zodiac zombie zong zorro zuan zvezda zxasqw12 zxc123 zxcasd zxcasdqwe zxcv1234 zxcvbn zxcvbnm zxcvbnm1 zxcvbnm123 zzzxxx
`
    .trim()
    .split(/\s+/),
);
