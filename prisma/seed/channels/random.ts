import { transcript } from '../transcript.js';

export const random = transcript(`
-42d
12:31 callum: A question for the whole company, and I want honest answers. **Is soup a drink or a meal?**
12:32 matteo: A meal.
12:32 sunniva: drink. you can have it from a thermos
12:33 amelie: Pardon? Une soupe est un *plat*. With a spoon.
12:34 callum: I've drunk it out of a mug, on a hill, with gloves on. Where was the spoon then, Amélie?
12:36 amelie: In France, waiting for you to sit down.
12:38 kenji: Miso soup is drunk from the bowl, with the solid parts eaten with chopsticks. So it is both, at the same time, depending on the hand.
12:39 beatriz: caldo verde is a meal, a hug and a reason to call your mother
12:41 noor: Lentil soup, شوربة عدس, is what is there *before* there is a decision about food.
12:43 ilse: In the office it is neither. In the office it's a risk for keyboards.
12:44 callum: So 3 meals, 1 drink, 1 both, 1 hug, 1 prelude, 1 hazard. I'll open a spreadsheet.
-41d
10:05 matteo: I forgot my badge, my keys and the milk. The only thing I have with me is the dog. May she come in? She has no badge either.
10:06 ilse: She has never needed one.
12:55 noor: There is a dog under my desk in every video call today. I am in Amman. How does she do that?
-40d
14:02 tomasz: My daughter asks what I do for work. I said: "I make the mountains flat." She said: "That's sad." How do I recover from this?
14:05 noor: Tell her you also make the flat look like mountains.
14:06 tomasz: She accepts it. She wants to know who's responsible for the sea.
-38d
17:05 callum: Week's soup score: meal 6, drink 2, both 1. Rosa hasn't voted, the world holds its breath.
17:30 rosa: In Cusco soup comes *before* the meal, it's as big as the meal, and after it nobody can eat the meal. So it's a trap 🍲
-37d
11:20 jonas: Samstagsfrage: was habt ihr immer im Rucksack und nie gebraucht?
11:48 callum: Sun cream.
12:10 sunniva: a map
12:11 sunniva: sorry, reflex. i use it all the time
12:30 matteo: Optimism.
13:15 kenji: A bell against bears. Once I needed it. I was very loud and so was the bear.
-34d
12:20 beatriz: portuguese lesson of the week: **desenrascanço**. getting out of a problem with whatever lies around. example: matteo fixing the build with a shell script and tape
12:22 matteo: It was good tape.
12:24 noor: We have "مشّي حالك", *mashi halak*: make your situation walk. Same thing, but with patience.
12:26 sunniva: norwegian has "det ordner seg". it means nobody is fixing anything
12:28 amelie: Système D. With a D for *débrouille*. We even have it in the army.
12:31 kenji: 日本語では「何とかする」。To do "something somehow". But one plans it beforehand.
-32d
12:40 jonas: Fact of the day: die Hummel wiegt nichts, hält sich für einen Hubschrauber und hat recht.
12:44 tomasz: We have a helicopter in the terrain model. Perhaps it was a bumblebee.
12:45 kenji: It was 14 metres long.
12:46 tomasz: *A well-fed bumblebee.*
-29d
19:10 callum: Sunday evening, storm outside, dog inside, soup in a mug. I rest my case.
-28d
12:15 priya: I have read the soup thread from the beginning and I'd like to submit: *chowder*.
12:16 callum: Objection, that's a pie filling that escaped.
12:18 priya: You'd eat a bowl and apologise to it.
-27d
16:10 beatriz: matteo has said nothing for an hour and just now he said, loudly, on the call, to nobody: "it is two. it has always been TWO."
16:11 callum: Is he ok?
16:12 beatriz: never better, he found it
-25d
12:30 ilse: A confession. For twenty years I have told visitors that the mountain in our logo is 2,633 metres high because I could see it from my childhood bedroom and looked it up. I've never been on top.
12:33 jonas: Das ändern wir.
12:35 tomasz: Every publisher needs one mountain she has only seen.
-24d
12:05 noor: I brought ma'amoul to a video meeting. I'm told this is cruel. I'm posting twelve boxes today, one per person, Kenji's will travel longest.
12:06 matteo: You are now my favourite colleague, sorry <@beatriz>
12:07 beatriz: understandable
12:08 ilse: A customs form which says "contents: kindness, with dates".
-21d
13:05 callum: The ma'amoul has landed in Fort William. I had one. I looked away for a second and the box is empty; the dog looks *incredibly* calm.
13:07 noor: I put in two layers because I suspected the dog.
13:09 callum: There was a SECOND LAYER?
-20d
12:20 amelie: On me demande pourquoi j'ai une loupe autour du cou à la boulangerie. Je regarde la trame du sachet. 60 lignes, mal calées.
12:24 ilse: Did you tell the baker?
12:25 amelie: He's getting me the name of his printer.
-19d
07:10 kenji: Ma'amoul arrived in Matsumoto. ごちそうさまでした。 My wife says that you must send the recipe or come yourself.
07:52 noor: I will come myself, with the recipe as luggage.
-16d
10:40 matteo: Saturday. I am in a shop which sells one of our maps with a sticker "local product". I live 140 kilometres from Ilse. It's true in a very large locality.
10:55 ilse: On a 1:1,000,000 map that's 14 centimetres. Local.
-14d
12:34 sunniva: new rule in the bergen office (me): if it rains for eleven days in a row you may eat cake for lunch. today was day eleven
12:36 callum: How often does that...
12:36 sunniva: i've put on four kilos
-13d
13:15 tomasz: I would like to know who put "Here be Tomasz" onto the test map. I'm not angry. The kerning is *perfect*, that narrows it down to one person.
13:17 noor: I can neither confirm nor deny that I spaced it by hand.
13:18 tomasz: 12 units between the e and the T. I cried a bit.
-11d
12:50 rosa: I'm the last one who explains something about soup, then I stop: when the downloads were broken, the customer who was *least* angry wrote me: "no problem, I'm having soup". So it is a state of mind.
12:51 callum (deleted): I knew it, meal it is, sorry, wrong thread, that was for my mum
12:52 callum: Case closed. Updating the topic of this channel to "soup is a state of mind".
12:53 amelie: NON.
12:54 callum: Topic stays under discussion.
-10d
12:15 beatriz: somebody in porto has painted our trail marker on his garage door. the sheet, the number, all of it. he lives on no trail
12:18 jonas: Noch nicht.
-8d
16:20 ilse: I have been on it. This afternoon. The mountain from the logo. With Jonas, at the pace of a publisher.
16:24 tomasz: And how is it?
16:31 ilse: Smaller than on the letterhead. I sat down and I was very happy. Jonas had soup.
16:33 callum: 👀
16:34 jonas: Aus dem Becher. Ich enthalte mich.
-7d
12:30 matteo: So Ilse climbs the logo on Sunday, and on Monday Kenji takes eleven metres off it. Suspicious.
12:31 kenji: I apologise. The measurement was on Saturday.
12:32 ilse: It's easier to have climbed 2,622. I feel younger.
-6d
13:00 beatriz: bought nata for a whole café because of an alert. asking the finance department (ilse) if that's "infrastructure"
13:02 ilse: "Monitoring, consumables".
-5d
12:10 noor: Does anyone else rotate the phone when they read *printed* maps? I did it to a paper sheet this morning. I pinched it to zoom.
12:12 sunniva: i've done it to a window
12:14 tomasz: I tried to undo a coffee stain. My hand went to the keys by itself.
-4d
12:25 callum: Bought a spork. It's the coalition government of cutlery.
12:27 amelie: I leave this company.
12:28 callum: I got you one too. It's titanium. Engraved.
+ 👏 sunniva beatriz noor · :spork: kenji rosa
12:31 amelie: ...what does it say?
12:31 callum: "Pas une cuillère."
12:33 amelie: I stay.
-2d
11:05 kenji: 土曜日の朝、豚汁。 Saturday, pork miso with seven vegetables. Spoon was offered. I declined.
11:30 amelie: Et tu, Kenji.
11:42 callum: Adding to the spreadsheet under "both, but defiantly".
now
-02:44 sunniva: my rain jacket has a pocket i didn't know about. there's a ticket for the funicular in it. from the *previous* owner
-02:40 callum: You bought a second-hand rain jacket in Bergen? That jacket has seen things.
-01:50 priya: What does one call the person who refolds every map in a shop after the customers? Asking for me.
-01:46 amelie: A saint. Sainte Priya des Plis.
+ 🙏 priya
-00:45 tomasz: My daughter has drawn the office. There are thirteen people in it. The thirteenth is the dog.
+ ❤️ rosa noor ilse amelie priya kenji
-00:43 matteo: She knows our org chart better than I do 🐕
-00:12 beatriz: lunch poll, wherever lunch finds you
? leftover rice (noor kenji beatriz) · something out of a tin (callum amelie) · whatever is in the office fridge (tomasz)
-00:10 noor: Rice. With a fried egg it's a fresh decision.
+ 🍳 kenji beatriz
-00:08 callum: Tin. Tomato. In a mug. You know what it is. :tin_mug:
-00:06 amelie: Don't say it.
`);
