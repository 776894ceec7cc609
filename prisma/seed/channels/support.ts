import { transcript } from '../transcript.js';

export const support = transcript(`
-42d
15:10 rosa: Buenos días desde Cusco. Monday pile: 96 letters. 31 battery, 14 walking times, 9 lost passwords, 3 marriage plans on summits (they ask for the sunrise time), the rest is mixed.
15:14 jonas: Ich nehm die deutschen. Wie viele?
15:15 rosa: 22, and one in a dialect that nobody has been able to identify yet.
15:40 jonas: Das ist Vorarlberg. Er fragt, ob die Karte auch bergauf gilt. Ich glaub, es ist ein Witz. Ich antworte vorsichtshalber.
16:05 callum: Send me the battery ones, I'd like to write back personally. It's my mess.
16:08 rosa: All thirty-one?
16:09 callum: I've got a long train on Thursday.
-41d
15:30 rosa (pinned): Small thing which isn't small: our automatic reply says "Your request is important to us". I'd like to throw it away. New text:

  > We have your letter. A person reads it, usually within an hour, in the night within eight. If you are on a mountain and something is wrong there, please call 112 first and us later.
15:35 ilse: Yes. Today.
15:36 priya: "Us later" is lovely.
15:52 rosa: It's in, in nine languages. Thank you <@kenji> for the Japanese at what must be bedtime.
-39d
15:45 rosa: GPX question: a man imports a tour from his old watch and lands in the sea near Ghana. 0°, 0°.
15:50 callum: First three points have no fix yet, the watch writes zeros. We should drop zeros at the start. It's a one-liner:

  \`\`\`ts
  const points = raw.slice(raw.findIndex((p) => p.lat !== 0 || p.lon !== 0));
  \`\`\`
15:52 beatriz: \`findIndex\` gives -1 if they're all zero and then slice(-1) keeps one point. in the sea near ghana
15:53 callum: I was nearly out of the sea, too.
15:58 callum: Fixed with a check, tested with his file and with an empty one. Tell him it's his watch, kindly.
16:02 rosa: I told him that his watch has *Fernweh* 😌
-35d
15:20 rosa: Frage an die Deutschsprachigen: a lady writes "die Karte ist ein Gedicht, aber sie reimt sich nicht auf den Weg". Praise or complaint?
15:24 jonas: Beides. Sie meint, der Weg ist woanders. Hat sie geschrieben, wo?
15:25 rosa: "Dort, wo die Bank war."
15:31 jonas: Ich ruf sie an.
16:02 jonas: Die Bank ist versetzt worden, 200 m, mit dem Weg. Gemeinde weiß es, Karte nicht. Ist gemeldet. Wir haben eine Dreiviertelstunde telefoniert, ihr Mann hat die alte Bank gebaut.
-34d
15:22 rosa: This one I want to show you whole, because it is the hardest letter of the year. Sheet 18. Translated:

  > On Sunday I walked with my grandson, who is nine, from the Larchet hut by path 412 because your map shows a bridge over the Griesbach. There is no bridge. There are two blocks of concrete. We went back the whole way, three hours, the last one with the light of a telephone. My grandson was brave. I was not, I only pretended.
  >
  > I have bought your maps for twenty years because I trusted them. I do not want my money. I want to know whether *anybody* at your company has stood at that place.
15:24 ilse: Oh no.
15:25 jonas: Sie hat recht. Mit jedem Satz.
15:38 rosa: I'm asking <#cartography> what we knew. Until then I don't answer with phrases.
16:12 rosa: So: nobody stood there for two years. It should have been every year. Tomasz says it plainly and so will I. Jonas goes tomorrow morning *to that place*.
16:20 rosa (edited): My draft. Please be strict:

  > Dear Frau O.,
  >
  > No. In the last two years nobody of us has stood at that place, and by our own rules somebody should have. That is our fault and nobody else's.
  >
  > Tomorrow morning my colleague Jonas will stand there. The path is closed in our app as of this afternoon. I will write to you tomorrow evening what he found and what we do, so that it does not happen to the next grandmother.
  >
  > Please tell your grandson that he did everything right. You did, too: turning round in time is the hardest thing in the mountains.
16:24 ilse: Not one word changed. Send it. May I call her as well?
16:26 rosa: After Jonas, please. First the bridge, then the voice.
16:27 tomasz: I would sign that letter with my name too.
16:29 rosa: Then I put yours beside mine.
-33d
15:05 rosa: The letter of today, with Jonas's photos: what he found, the footbridge 600 metres down the valley, the ford, the yellow slips, and that because of her we found 23 more crossings to look at. Sent.
15:12 tomasz: 23 which we'd not have looked at before spring. Please tell her that it is true and not politeness.
15:13 rosa: It's in there, in these words.
-32d
10:40 ilse: I called Frau O. We spoke for fifty minutes. She was a surveyor's assistant in the sixties and knows more about tripods than all of us. She did not shout. She asked very exact questions.
10:43 jonas: Oh, die Exakten sind die Schlimmsten.
10:44 ilse: The best, Jonas.
15:02 rosa: 💛
-31d
15:48 rosa: And today this came, by post as a photo, handwritten:

  > Dear Frau Huamaní, dear Herr Borkowicz, dear Herr Achleitner,
  > you have not excused yourselves, you have gone and looked. That is all I wanted. My grandson has drawn the missing bridge into his own map and asks if he may send it to you for correction.
  >
  > PS: If you need somebody who walks path 412 every spring: I do it anyway.
15:50 tomasz: I would like to correct that map personally.
15:51 jonas: Sie wird eingestellt, oder?
15:55 ilse: As of today we have volunteer path checkers. She is number one. Rosa, how many of our readers would do that?
15:57 rosa: Do you want to know how many of them already do it without being asked? I have a folder. It's called *ángeles*.
16:01 ilse: Open the folder.
-28d
15:15 rosa: Monday: 88 letters. Walking times: only two, and both are praise. I don't know what to do with my hands.
15:40 rosa: The folder *ángeles*: 131 people who reported something in the last two years. I write to all of them this week: would you look at *your* path twice a year, we send you the new sheet and our thanks.
15:44 priya: Can I give them a discount code for their friends? Not for them, they get it free.
15:45 rosa: ¡Claro! A good angel has friends.
-27d
15:30 rosa: Three people write that names on the map are "bitten off". Is it the thing in <#web>?
15:33 matteo: Yes, exactly this. Tell them: our fault, it will be correct by tomorrow, and the map on their phone is not touched.
15:34 rosa: "Bitten off by a hungry server", I wrote. They'll like it.
-25d
15:20 rosa: Pour les francophones : une dame de Lyon demande si on peut commander *une seule* carte, « pliée à l'envers », pour la mettre au mur. Amélie isn't in here, I ask her in private.
15:41 rosa: Amélie says: « Évidemment. Et je la plie pas du tout, je la roule. » So there we have a service which we didn't know about.
-24d
15:10 rosa: Angels, answer after four days: **94 of 131 said yes**, 20 didn't answer, 17 no longer can, and each of the 17 excused themselves with a knee. We have a lot of knees.
15:13 ilse: Ninety-four. That's more eyes than we could ever pay.
15:15 tomasz: I make them a form and an honest list of what we do not know.
-21d
15:30 rosa: Pergunta para a <@beatriz>: um senhor de Braga escreve "a aplicação manda-me virar à esquerda no céu". I understand each word and not the letter.
15:36 beatriz: 😂 "céu" is a village! Lugar do Céu. he should turn left in heaven and he's asking whether it's signposted
15:38 rosa: And? Is it?
15:44 beatriz: it is. "Céu 0,4 km". i'm sending him the photo
-20d
10:12 jonas (deleted): Kannst du noch Milch mitbringen? Und Schrauben, die langen.
10:15 jonas: Anruf von einem Hüttenwirt: Leute kommen mit "geöffnet" in der App und er hat nur Getränke. Er ist freundlich, aber müde. Brauchen wir da was?
10:20 jonas: (Ich trag's nächste Woche bei den Kartografen vor, fünftes Hüttensymbol.)
15:04 rosa: Until then I put a note at his hut by hand: "drinks only at the moment".
15:06 jonas: Er sagt danke und schickt einen Schnaps. An mich.
-19d
15:40 rosa: I've written to the two people who missed the last bus because of our clock. One of them met his wife on that walk home, so he says. We are forgiven and a bit proud.
15:42 beatriz: closing that ticket as "works as intended"
15:43 matteo: No!
-17d
15:25 rosa: First report of Frau O. as checker number one. Two pages, with sketches, *to scale*. Path 412: closed properly, our sign hangs straight. And on the way down she found a second thing: the spring at P. 1488 is dry.
15:28 tomasz: Changing it now. The sketch is better than mine.
15:30 rosa: And the map of the grandson is here. The bridge has a dragon under it.
15:34 tomasz: I corrected it. The dragon was 20 metres too far east. I wrote him why.
-14d
15:20 rosa: For tomorrow's 5.2, answers prepared in nine languages: contours, search, old tours, "why must I download again" (because of the new format, one time, we're sorry).
15:26 callum: Could you add: do it at home on wifi, it's 30 % bigger?
15:28 rosa: Added, with "while the soup cooks".
-13d
19:10 rosa: So far: 41 letters about 5.2, 39 nice. One can't find the button. One wants the fridge compass back.
19:14 callum: Nobody may ever know about the fridge compass.
-12d
10:58 rosa: 5 in the morning here 😴 All letters about downloads get: "It's us, not you. Maps which are on your phone work. We will be back within the hour; you need to do nothing, the app tries again by itself."
11:30 rosa: 140 people got this one, and now 140 people get the second: "We are back. Thank you for your patience. It was a full disk, a very human mistake for a machine."
11:33 sunniva: go to sleep rosa
11:34 rosa: I'm going, I'm going.
17:20 rosa: I slept, I'm back: of the 140, 38 have answered *to say thanks for the honesty*. I have never had this after a breakdown.
-10d
15:10 rosa: Week: 312 letters, median 51 minutes, 96 % happy. The unhappy 4 % I've called, those who gave a number. Two were angry about something else and we talked about that.
15:12 ilse: This is not support any more, it is pastoral care.
15:13 rosa: It always was.
-7d
15:25 rosa: A boy, 8, writes: he has invented an island, and can we print it? He sent a drawing with contour lines. *Correct* ones. They never cross.
15:30 tomasz: They never cross?
15:30 rosa: Never.
15:31 tomasz: I'd like to see it at once.
15:50 tomasz: There is a small overhang in the west and he solved it with dashes. **He is eight.** I'm asking Amélie for one sheet of paper 9.
+ 😮 rosa jonas ilse · 🏝️ priya callum kenji
15:52 ilse: And the name of the publisher on it is *his*.
-6d
15:20 rosa: 日本語のお手紙が一通。 <@kenji> a gentleman from Nagano asks whether he may say something about the reading of a pass. He wrote with a brush. I didn't want to put it through a machine.
15:24 rosa: (I know that you sleep. For tomorrow.)
-5d
07:40 kenji: I read it twice. He was a hut keeper for forty years. He says the reading 西鎌尾根 in our proof is correct now, and thanks "the young man who listened". That was me. I'm 51.
07:42 kenji: I will answer by brush as well. It needs a few days, my hand is rusty.
15:10 rosa: Take all the days you need.
-4d
15:30 rosa: Wanted: two examples of "the map was right" for Priya's fair stand. I have 40. I send the shortest: "Stimmt."
15:33 jonas: Höchstes Lob, das es in Tirol gibt.
+ 😂 rosa priya ilse
16:05 priya: It's now on the stand, on a big sign, alone: *"Stimmt." – a reader.* People stop and laugh and then buy.
-3d
15:15 rosa (pinned): Path checkers: 94 people, 211 reports in two weeks, 17 real errors found, 3 of them serious. Frau O. alone has four. She asks whether there's a ranking.
+ 👏 ilse tomasz jonas · 💪 callum
15:17 jonas: Bitte nicht. Sonst geht sie nachts.
15:20 rosa: I said there is no ranking, but if there were one... ✨
now
-02:12 rosa: A couple asks if our paper maps can be washed. I thought we had taken that symbol off.
↳ -02:04 callum: Thirty degrees, gentle cycle, dry on the line.
+ 😂 rosa priya
-01:20 jonas: <@tomasz> <@ilse> Anruf aus der Hütte: der neue Wirt auf der Tortalalm will wissen, ob er auf der Karte "Kaiserschmarrn" dazuschreiben darf.
↳ -01:16 rosa: What did you say?
↳ -01:15 jonas: Dass ich mich persönlich überzeugen muss.
+ 🥞 rosa ilse tomasz
-00:21 rosa: About washing, an expert opinion: Frau O. writes that her grandson hasn't let go of his corrected map, dragon and all. It has been under the pillow, in the school yard and in the bath. So: yes, they can be washed.
-00:13 tomasz: Then it's a good map. Only used maps are good maps.
+ ❤️ rosa priya kenji jonas
`);
