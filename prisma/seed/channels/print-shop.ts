import { transcript } from '../transcript.js';

export const printShop = transcript(`
-42d
09:20 amelie: Bonjour l'atelier. The calendar for sheet 31, on which my blood pressure depends:

  - **Wed, next week, 18:00**: names frozen
  - **Thu in three weeks, 12:00**: lines
  - **Thu in three weeks, 16:00**: everything at the printer
  - the Thursday after: press
  - the Thursday after that: boxes

  A date in bold is a date. A date in italic is a wish. There are no dates in italic.
09:24 tomasz: Seen, and printed, and pinned to the wall.
09:25 ilse: Seen.
09:31 noor: Seen! Where can I learn what the papers are? I have ten samples and only numbers on them.
09:44 amelie: With pleasure:

  1. *Paper 2*: thin, cheap, for proofs
  2. *Paper 4*: our standard, 90 g, wet-strength, folds 400 times before it complains
  3. *Paper 6*: synthetic. Does not die. Smells a bit like a shower curtain
  4. *Paper 9*: cotton, for framing, please touch it once and you are lost

  The rest are memories of mills which do not exist any more.
09:46 noor: I touched number 9. I am lost.
-40d
11:10 priya: A shop asks: do we ever do the maps in the synthetic paper? They have kayakers who dissolve a sheet per season.
13:30 amelie: Paper 6 costs 2.4 times as much and the green goes cold on it. For kayakers I would do it all the same: 800 pieces, two sheets, next spring.
13:42 priya: They would take 200 blind.
13:43 amelie: I never print blind, but tell them yes.
-38d
10:30 amelie: Arrivage: trois palettes de papier 4. J'ai compté, pesé, et reniflé. Tout va bien.
10:32 ilse: Do you really smell it?
10:33 amelie: Bien sûr. Damp paper smells of cellar, good paper smells of bread.
-33d
11:05 amelie: The mill raises paper 4 by 8 % from next quarter. I've written to three others: one in Savoie, one in Styria, one in Finland.
11:07 tomasz: Same surface? The rock hatching lives from that surface.
11:08 amelie: I ask for 50 sheets each and we print *your* worst square on them. The mill does not decide, the rock decides.
11:40 amelie: And **612 yellow slips** for sheet 18, "bridge on path 412 is missing". I cut them in house this afternoon. If somebody is bored, insert slips with me tomorrow by video. I have music.
11:42 jonas: Bin leider im Gummistiefel.
-32d
15:00 amelie: Last slip is in. 612. I've been singing for five hours and the neighbours know all my songs now.
15:04 ilse: You have saved 612 people a bad evening.
-28d
11:50 amelie: Four samples with Tomasz's worst square on the table, blind test, me and two neighbours. **Savoie wins**, 3 to 0. Styria breaks the 0.1 lines, Finland is beautiful and bluish.
11:54 tomasz: Bluish is bad for rock, good for Finland.
14:00 amelie: Savoie says +3 % if we take six tonnes. Ilse?
14:06 ilse: Six tonnes is how many sheets?
14:07 amelie: About one year and a small mountain.
14:15 ilse: Take it.
-26d
11:10 amelie: Proof of Noor's crossbars: on paper 4, on paper 6, under the shower. At 0.15 they survive everything, at 0.12 they die like flowers. I've written it into the line table.
11:14 noor: I have never had a line tested so lovingly.
-24d
14:12 amelie: Contract with Savoie is signed. The man on the phone is called Célestin and he laughed when I asked if he smells his paper. "Madame, I would never sell without."
14:13 noor: You have found each other.
-21d
09:30 amelie: **Press week minus one.** Who does what by when is in <#cartography>. Here only what concerns plates:

  - CMYK + 2 spots (brown 7, green 3)
  - trapping 0.08
  - black overprints, *always*, except in the glacier hatch
  - PDF with bleed 4 mm on the **folded** edge as well
09:36 kenji: Why is the glacier hatch an exception?
09:41 amelie: Black on blue overprinted gives a dirty violet, in a glacier it looks like old snow. One likes it or not. I do not.
09:42 kenji: Understood. なるほど。
14:25 priya: How firm is the box date? I can promise the fair two hundred if they arrive the day before I fly... sorry, the day before the *fair*.
14:31 amelie: Box date is Thursday in two weeks plus zero. The first pallet I can send ahead by express to you directly from the folder: 200 pieces, Wednesday. It costs what it costs.
14:33 ilse: It may cost.
-20d
10:20 amelie: Preflight of the first complete file. 1 error, 214 warnings. 213 warnings are the same: Noor's names in Arabic script in the imprint sample are "unknown language". They are not unknown. They are Arabic.
10:23 noor: 😂 وأنا أيضاً لستُ مجهولة. "And I'm not unknown either."
10:24 amelie: The 1 error is real: a spot colour called \`brown 7 copy 2\`. Who made a copy 2?
10:31 tomasz: Me. In 2019. I am merging it with brown 7 this minute and I am ashamed.
-19d
09:16 amelie: The *washing symbol* on the back cover is gone. I keep looking for it with closed eyes.
11:48 amelie: The new cover is up. **Everyone reads it once again, please, with a ruler.**
12:20 noor: Read with a ruler, from the bottom up. Nothing.
12:26 ilse: Read. Nothing. The back looks emptier without "30 degrees".
15:33 amelie: Barcode: it *was* 13. Cover 3 is up. If there is a cover 4, I move to a farm.
15:40 tomasz: Read. The barcode says 31, I scanned it with the telephone.
15:41 amelie: Scanned. That is the word I should have said three days ago.
-18d
09:00 amelie: Today. **16:00.** I post here every step, so nobody asks.
09:02 amelie: ☐ lines (noon) ☐ plates ☐ preflight ☐ my eyes ☐ Tomasz's eyes ☐ upload ☐ printer confirms
12:01 amelie: ☑ lines, at 11:58. Noor, tu es un ange.
13:10 amelie: ☑ plates. Six, each alone on the screen. The black plate is very handsome this time.
13:25 amelie: Preflight: 3 errors.
13:26 ilse: I'm breathing for you.
13:34 amelie: Two fonts not embedded (the kana sample in the series overview). Kenji is asleep?
13:41 kenji: I am not asleep. I send outlines of these twelve characters, one minute.
13:43 kenji: Sent. お待たせしました。
13:47 amelie: ☑ Merci Kenji, go to bed. Third error: overprint in the glacier hatch. It is *on*. After all that.
13:52 tomasz: The template was saved with the export of last year. I see it here. Changing it in the template, not only in the file.
14:05 amelie: ☑ preflight: 0 errors.
14:06 amelie: ☐ → my eyes. I take the loupe, 40 minutes, nobody speaks to me.
14:22 tomasz: One tiny thing on the west edge: the neighbouring sheet is called 30, it says 29.
14:23 amelie: Does anybody *die* if it says 29?
14:24 tomasz: Somebody buys the wrong map.
14:25 amelie: ...
14:25 amelie: You are right and I hate it. Six minutes, black plate only.
14:33 amelie: It says 30. Plate changed, preflight again: 0.
15:14 amelie: ☑ my eyes.
15:30 tomasz: ☑ my eyes. Nothing hurts.
15:41 amelie: Upload, 4.1 GB, 22 minutes they say. It is 15:41. Calculate for yourselves.
15:49 amelie: 61 %.
15:54 amelie: 88 %. I'm standing.
15:57 amelie: ☑ **15:57.** Printer confirms: six plates, complete, readable. C'est parti.
15:58 ilse: Brava, brava, brava.
16:02 amelie: For the next time: the barcode is *scanned*, the neighbours are read aloud, the template is the template. I add three lines to the list.
-17d
11:30 amelie: Soft proof of the printer is here and identical. I slept eleven hours.
-14d
10:40 amelie: Thursday: I'm in Lärchthal from 7 in the morning. The machine takes 40 minutes until the colour stands. I bring our green of sheet 30 as a reference, in a black envelope, like a relic.
10:43 noor: Does light change it?
10:44 amelie: Everything changes everything. That's what printing is.
-11d
07:20 amelie: At the machine. First 200 sheets are waste, as it must be. Green too yellow.
07:48 amelie: Green good, brown too thick. The rock looks like chocolate.
08:15 amelie: Brown −4. 🤏
08:26 amelie: There. **There it is.** I've signed sheet 0431 of the stack.
08:31 tomasz: Register?
08:34 amelie: 0.05 across the whole sheet. The printer's name is Egon, he's been doing this for 31 years, and he said "gar nicht schlecht". I believe he cried inside.
14:10 amelie: 8,200 good sheets. Done. Ink on my nose, a coffee from Egon, train at 15:04.
-10d
11:20 amelie: Drying until Monday, then the folder. *Nobody* folds before Monday. In 2018 somebody folded on a Friday and we had 3,000 maps with the Inn valley printed on the sky.
11:22 ilse: It was me. I was impatient. I have apologised to the Inn.
-7d
09:40 amelie: At the folder. Test fold: the crease runs exactly through the word *Karwendel*, between the n and the d.
09:42 tomasz: Can we move it?
09:43 amelie: 1.5 mm to the left, then it goes through nothing at all. Moving it.
11:30 amelie: ☑ folding. 2,000 an hour. It sounds like very many pigeons.
15:02 priya: The express 200 for the fair?
15:05 amelie: Already in a carton, on top of it a heart. Courier at 17:00.
-5d
14:15 priya: The express carton is in my hotel. One corner dented, 199 perfect sheets and one which I'm now keeping "for quality reasons".
14:18 amelie: Accepted.
-4d
09:43 amelie: Pallet one is at Innsbruck, pallets two to five tomorrow. Sheet 31: **8,000 pieces, on the day.** I lay the calendar to rest.
+ 🎉 ilse tomasz noor kenji priya · :folded_map: amelie · 📦 jonas
09:50 kenji: お疲れさまでした。 Nothing was in italic.
09:51 amelie: Nothing was in italic 😌
-3d
10:15 amelie: And before anybody gets bored: Wadi Rum. Two scripts, sand on paper 4, a brown that is not Mars. Noor, I want your first complete file in three weeks for a *private* test print. No deadline. A wish, in italic: *in three weeks.*
10:17 noor: Your first italic. I am honoured and I will treat it as bold.
now
-02:55 amelie: <@ilse> Célestin from the mill sends the first sample of our new batch. It smells of bread.
-02:50 ilse: Of course it does.
-01:41 amelie: The correction slip for the bronze sign is cut: "2,622 m. The mountain has not shrunk, we can only count better." 🟨
+ 👌 tomasz kenji
-01:38 ilse: I'm going down to stick it on myself.
-00:25 priya: Tindefolk would like the first delivery in cartons of 40 instead of 50, so that their people can lift them. Possible?
↳ -00:18 amelie: Possible, and sensible. My back says thank you to their backs.
`);
