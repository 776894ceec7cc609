import { transcript } from '../transcript.js';

export const general = transcript(`
-42d
08:58 ilse: Good morning everyone. A warm welcome to <@noor>, who starts today as cartographer for relief and place names. She has drawn desert maps for nine years and promises to teach us what *dry* really means.
09:03 noor: Thank you, Ilse. صباح الخير everyone 🌿 I have a login, a map lamp and a parcel of paper samples from Amélie. I am already happy.
09:04 tomasz: Welcome! The samples are a test. The right answer is number 4.
09:05 amelie: The right answer is number 4 **only for dry countries**. Bienvenue Noor 💚
09:11 sunniva: welcome. number 6 if you ever come to bergen
09:26 kenji: Welcome, Noor-san. ようこそ。 I look forward to your hachures.
10:14 beatriz: bem-vinda!! calendar invite for the map tour is on its way, it is only ninety minutes and tomasz has promised to keep it under three hours
10:15 tomasz: I have promised no such thing.
15:32 rosa: ¡Bienvenida, Noor! From the support side: you will be very popular, half of our letters are about place names. The other half are about the app battery 🔋
15:40 callum: Wasn't me. (The battery. Welcome!)
-41d
09:10 ilse: Week notes, since yesterday was all welcomes:

  - **Paper:** 31 Karwendel West goes to the printer in three weeks. <@amelie> has the calendar, and the calendar is right.
  - **App:** 5.2 with offline contours, aiming for the beta in two weeks.
  - **Web:** the route planner gets real walking times instead of optimism.
  - **Money:** orders are 6 % over plan. Nobody panic.
09:18 amelie: The calendar is always right. Merci.
13:52 priya: On the orders: two bookshops in the Maritimes doubled theirs after the window display. I have pictures of a canoe full of our maps. A real canoe.
13:55 ilse: Please put that canoe into the annual report.
-39d
10:02 beatriz: heads up: from tonight everybody signs in to the wiki with a passkey. the old password dies on friday. two-minute guide: https://wiki.fernweh.example/passkeys
10:31 jonas: Geht das auch vom alten Außendienst-Handy?
10:33 beatriz: if it can take a photo of a bridge it can do this. if not, ring me and we get you a new one
10:34 jonas: The bridge part it can do. Danke.
11:47 kenji: Works here. 40 seconds, including finding my glasses.
-38d
13:58 ilse: Friday, so: **one good thing from your week each.** Mine: Noor found a mistake in a map I drew in 2009, politely.
14:01 noor: It was only a spring. It was only 300 metres. My good thing: three springs that *are* where the map says.
14:04 matteo: The route planner no longer thinks I can walk up a cable car.
14:09 amelie: Trois palettes de papier, zéro feuille abîmée 🎉
14:12 callum: Battery: down from 9 % an hour to 5 %. It was me after all.
14:20 tomasz: Somebody said "generalisation" at dinner and it was not me, it was my daughter. She is six.
16:41 rosa: A man wrote only to say that the map was right. Nothing else. I printed it.
17:02 sunniva: it stopped raining for a bit
-35d
09:05 ilse: Week notes. Short, because the accountant is here.

  - Sheet 31: names are frozen **Wednesday evening**. After that, only what is wrong, not what could be nicer.
  - Jonas walks the Rißtal side from tomorrow until Thursday. Ask him now what you want looked at.
  - The public holiday list for all eight countries is on the wiki now: https://wiki.fernweh.example/days-off. It turns out that somebody here is on holiday 61 days a year. Never the same somebody.
09:09 tomasz: What could be nicer *is* what is wrong.
09:10 ilse: No.
09:24 jonas: Liste an mich bis 18 Uhr bitte, danach ist der Rucksack zu.
10:40 callum: 61 days. And not one of them in Scotland when it's dry.
-33d
11:15 amelie: Two numbers everybody should have heard once: paper goes up **8 %** from next quarter, and our current stock lasts for four sheets. I have asked three mills. I will tell you who loves us.
11:21 ilse: Thank you. We talk about what that means before it means it.
14:10 priya: Retail will take a rise if they hear it early and with a reason. They won't take a surprise.
-31d
14:00 ilse: Good things, please. Mine: an eighty-year-old gentleman came into the office with our very first sheet and wanted to know whether the guarantee still holds.
14:03 tomasz: Does it?
14:03 ilse: It does now. He left with a new one.
14:06 beatriz: the planner says 4 h 20 for the loop behind my parents' village and my father, who has walked it for forty years, says "four hours twenty". i will never be this right again
14:11 jonas: Trockene Füße seit Donnerstag, 14 Uhr.
14:15 kenji: 北アルプスの等高線、全部つながりました。 All contours of the northern sheet are closed. 11,402 lines, no loose end.
14:16 noor: Eleven thousand! I would frame that.
16:38 rosa: The customer with the bridge wrote again. It is a *nice* letter this time. The story is in <#support>.
-28d
09:00 ilse (edited): Good morning. Today I would like your heads for the question of **next year's sheets**. We have the hours for nine sheets, or for seven and a proper revision of the old Ötztal series, which is eleven years old and looks it.

  Option A: nine new sheets (four Alps, two Japan, one Scotland, one Norway, Wadi Rum).
  Option B: seven new sheets (without the second Japan sheet and without Norway), and Ötztal new from the ground up.
  Option C: what I have not thought of.

  Please say what you think by Wednesday evening, with a reason. I decide on Thursday and I will say why.
09:14 tomasz: B. The glaciers on Ötztal 2 are wrong by up to 700 metres. People plan water and crossings by that. That we sell it at all makes me grumpy every morning around eight.
09:22 jonas: B. Ich kriege jede Woche eine Mail zu Ötztal 2. Jede.
10:21 callum: A with a swap: do Norway later, Ötztal digital first. The app can carry a revision months before paper can.
10:24 sunniva: what callum said. also i live in norway and even i say later
10:52 kenji: The second Japan sheet needs terrain data which arrives in spring. I would rather do it well the year after. So B is fine for me, honestly.
14:45 priya: Sales view: new sheets bring new shops, but the Ötztal set is 14 % of all our paper. If we let that rot we lose more than two new sheets bring. B, with Callum's digital-first.
15:20 rosa: B. I do not want to explain glaciers any more 🧊
-26d
10:20 noor: I have read everything and I think B with Callum's idea. One question: is Wadi Rum safe in all variants? I have asked two guides there to walk for us and I must tell them something.
10:22 ilse: Wadi Rum is safe in every variant. Tell them yes.
10:23 noor: شكراً. I told them before you finished typing.
16:10 beatriz: late vote for B. web can show a revision as its own layer per sheet, we built most of it for the path closures already
-25d
09:30 ilse: **Decision on next year:** seven new sheets, and Ötztal new from the ground up. Ötztal appears in the app sheet by sheet as it gets done, the paper follows as one set. Norway and the second Japan sheet open the year after.

  Why: a map that we know to be wrong costs more trust than a new one earns. And Callum's order means that people on the glacier get it half a year sooner.

  Tomasz makes the plan, I find the money. Thank you for real reasons; not one of you wrote "because I want to".
09:33 tomasz: I deleted that sentence twice.
09:36 callum: Can I have it in writing that I was right about something?
09:37 ilse: You just did.
14:20 priya: Clear and early. I can tell the shops this week, which is a first in my career.
-24d
14:02 ilse: Good things?
14:04 matteo: The tile bug is dead. It took two days and a piece of my soul, story in <#web>. I learned that I should trust file names less and people more.
14:07 beatriz: he also learned that i was right on tuesday at ten
14:08 matteo: I said people.
14:15 noor: My first week without opening the style guide. (I opened it once. It was for Tomasz.)
14:22 amelie: The mill in Savoie loves us. Same paper, +3 % instead of +8.
14:23 ilse: That is not a good thing, that is a great thing. Merci, Amélie.
16:40 rosa: Today nobody was angry. Not even the printer in my office.
-21d
09:02 ilse: Week notes. It is **press week minus one**: sheet 31 leaves the house on Thursday at 16:00 and not at 16:01.

  - Whoever is asked something by <@amelie> this week answers within the hour.
  - The app beta starts tomorrow: <@sunniva> needs ten people who walk a lot and complain well.
  - The hut weekend: <@jonas> collects proposals until Friday. Conditions: reachable by train, has soup.
09:04 callum: "Complain well" is the whole Scottish national character.
09:06 sunniva: you're already in, you're tester zero
09:12 jonas: Hut weekend: I need a maximum walking time from everybody. Honest ones.
09:15 kenji: Eight hours.
09:15 ilse: Three.
09:16 amelie: 45 minutes, downhill.
09:17 jonas: Ok, there is no such hut. I keep looking.
-18d
15:41 amelie: Upload is running. Do not touch anything on the drive. Do not *look* at the drive.
15:57 amelie: 15:57. **Sheet 31 is out.** All plates confirmed by the printer. Je vais m'allonger cinq minutes sous mon bureau.
15:58 tomasz: 🎉🎉🎉
15:58 noor: Mabrouk! مبروك Three minutes to spare, what did you do with all that time?
15:59 ilse: Thank you all, and above all Amélie. Cake is on me, in eight countries. Send me the receipts.
16:20 callum: Does "cake" include a steak bridie?
16:21 ilse: I do not know what that is and I will pay for it.
-17d
14:00 ilse: Good things from a good week?
14:03 noor: I saw my first sheet leave the house. 214 names on it are mine.
14:05 sunniva: forty people on the beta and only one of them writes in capitals
14:07 tomasz: I slept until seven.
14:12 kenji: 週末は晴れです。 The forecast says clear sky for the weekend.
16:33 priya: Signed: Tindefolk takes the whole Alps series for nineteen shops. *Nineteen.*
16:34 ilse: Priya. That is the good thing of the quarter.
16:36 amelie: Nineteen shops. I need to talk to the mill again 😅
-14d
09:01 ilse: Week notes.

  - **Tomorrow evening** 5.2 goes to everybody, in steps of 10 %. <@callum> holds the lever.
  - Sheet 31 is on the press on **Thursday**; Amélie drives to Lärchthal and stands next to the machine.
  - Hut weekend: two huts are left in the race, Jonas opens a vote next Monday.
  - Somebody put a label "Here be Tomasz" into the test map. It was on a projector in front of a customer. The customer loved it. Please do not do it again.
09:06 tomasz: I would like it noted that the label was very well placed.
09:07 noor: No comment. 🫣
10:15 callum: Lever polished.
-13d
18:02 callum: 5.2 is live for the first 10 %. Offline contours, faster search, and the battery thing we don't talk about.
18:04 sunniva: well done everyone. i'm going outside, it's only drizzle
18:40 rosa: First review: "Finally". Five stars, one word. I frame this too.
18:44 ilse: You will need a bigger wall.
-12d
10:52 matteo: **Heads-up:** offline downloads are failing for most people since 10:41. Maps that are already on a phone work. Beatriz and I are on it, live notes in <#web>.
10:53 rosa: I am not awake, but I am awake. Help page text is up: https://help.fernweh.example/downloads
10:55 ilse: Thank you. Nobody asks Matteo anything here until he is done; questions to me.
11:31 matteo: Downloads are back since 11:28. Cause found: a full disk. We keep watching, the full story follows tomorrow.
11:32 ilse: 47 minutes, told honestly, fixed calmly. Go and have lunch, both of you.
-11d
10:30 beatriz: the write-up of yesterday is here, five-minute read, no blame inside: https://wiki.fernweh.example/incidents/full-disk. tl;dr: 5.2 made everybody fetch their maps again, the packager kept its temporary files, one disk filled up. three fixes are in, one is for next week
10:44 tomasz: The sentence "we had an alert, it went to a mailbox nobody has had since spring" is the best and worst sentence.
10:45 beatriz: it hurts to write it, so it goes in
14:05 amelie: From the press: sheet 31 **looks magnificent**. The green sits. The relief breathes. I have ink on my nose and I don't care.
14:06 noor: I am crying a little and blaming the tea.
14:10 kenji: おめでとうございます！ Congratulations to all.
-10d
14:00 ilse: Good things, and this week there are many, so only the best one each.
14:02 amelie: Ink on my nose.
14:03 matteo: 1.1 TB free.
14:03 beatriz: sleeping through a night in which matteo has 1.1 TB free
14:05 sunniva: 5.2 is at 100 %. crash-free 99.91. i checked four times
14:09 callum: My mum found the new search without asking me where it is. That's the usability lab closed for the year.
14:14 jonas: Gestern Gämse getroffen. Sie hatte es auch eilig.
16:45 rosa: We answered 312 letters this week and the median wait was 51 minutes. Estoy muy orgullosa.
-7d
09:03 ilse: Week notes.

  - Sheet 31 is at the folder, boxes are expected **Thursday**.
  - Ötztal starts for real: kick-off tomorrow at 10 in <#cartography>.
  - <@priya> is at the book fair from Wednesday. If your phone rings and it is Priya, pick up.
  - Hut vote is open, see Jonas below.
09:10 jonas (edited): **Hut weekend, the final two:**

  1. *Lerchenalm*: 2 h from the train, 24 beds, soup famous, no reception at all.
  2. *Haus am Sattel*: 50 min from the bus, 30 beds, soup ok, reception on the toilet roof.

  1️⃣ or 2️⃣, please. A list of names stays a list of names, so write it here.
09:11 tomasz: 1
09:11 noor: 1️⃣ for the soup
09:13 amelie: 2️⃣, vous me connaissez.
09:14 kenji: 1️⃣
09:20 matteo: 1, *because* of the reception.
09:31 sunniva: 1
10:12 beatriz: 1!! nobody can page us
10:14 matteo: That was my reason, in friendlier.
14:25 priya: 1, and I bring maple everything 🍁
15:30 rosa: I vote from 10,000 kilometres away for the one with the better soup, and you will hold the phone into it.
-6d
09:00 jonas (pinned): *Lerchenalm* it is. Amélie, es gibt eine Materialseilbahn. Ich frage.
09:02 amelie: If I go up with the potatoes I go up with **dignity**.
16:31 callum: Offering to carry Amélie's bag, not Amélie.
-4d
09:45 amelie: Boxes! Most of them are still on the lorry, but the first pallet of **sheet 31** is in the office in Innsbruck. Ilse has opened one. I heard the smell over the phone.
↳ 09:47 ilse: It folds the right way on the first try. I have waited twenty years for that.
+ 🎉 amelie tomasz noor kenji priya rosa jonas callum
↳ 09:58 tomasz: Author's copies please by slow, careful post.
14:50 priya: Sheet 31 on the fair table as of 9:30 my time. First one sold at 9:41 to a man who lives *on* it.
-3d
14:00 ilse: Good things. Mine is made of paper, and I keep unfolding it.
14:02 kenji: The first Ötztal tile with the new glacier edges. It is a sad picture, but it is now a true one.
+ 💔 ilse tomasz noor jonas rosa · :contours: amelie matteo
14:04 noor: The guides in Wadi Rum sent a hand-drawn map of all the wells they know. With little camels.
14:05 ilse: That goes on the wall, next to Rosa's letters.
+ 🐪 noor amelie
14:10 beatriz: the new alert goes to a phone. i tested it. it goes to *my* phone. at 3 in the morning. good thing
+ 😂 matteo sunniva callum tomasz
14:30 sunniva: bought new rain trousers. this is the happiest i get
+ ☔ callum priya · 😄 ilse noor rosa
now
-02:31 priya: <@ilse> you'll like this: all nineteen Tindefolk shops have us in the window now. One of them has knitted the Inn valley: green wool for the forest, blue socks for the river, and a tiny felt hut with *smoke*.
+ 🧶 amelie noor rosa · 😍 ilse tomasz kenji
-02:24 ilse: Please ask whether the valley is for sale, and otherwise whether it is to scale.
-01:12 noor: A reader asks whether there is a poster of the relief without any names on it. There is not. Should there be?
-01:09 tomasz: A map without names is a painting. So: yes.
+ 💯 noor kenji amelie rosa
-01:02 amelie: 70 × 100, the heavy matte paper, I know *exactly* which one. Don't ask me what it costs.
-00:19 callum: Ask her what it costs.
-00:16 amelie: 🙈
+ 😂 callum noor priya rosa matteo
-00:07 ilse: Let us try a hundred of them and see. <@noor>, you choose the piece of land. :fernweh:
+ 🎉 noor amelie kenji · ❤️ tomasz · :folded_map: priya rosa
`);
