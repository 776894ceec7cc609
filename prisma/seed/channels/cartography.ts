import { transcript } from '../transcript.js';

export const cartography = transcript(`
-42d
09:31 tomasz: <@noor> your first sheet is Wadi Rum, as agreed, and your first homework is to disagree with the style guide. You have one week in which everything looks strange. Write it all down.
09:38 noor: I already have a page. May I begin with the sun?
09:39 tomasz: Of course it begins with the sun.
09:44 noor: All our relief is lit from the north-west at 315°. In the Alps it works, the big valleys run east–west. In Wadi Rum the walls run almost exactly north-west to south-east, so half of them disappear: the light goes *along* them. I made two samples, 315° and 270°: https://files.fernweh.example/rum-light
09:52 kenji: I see it. At 315 the Khazali massif looks like a carpet.
09:53 noor: A very old carpet.
09:58 tomasz: And with 270 the wadi floors tip over and look like ridges, no?
10:01 noor: Only in two places. With 290 there is neither. That is my proposal: **290° for this sheet**, and a note in the guide that the angle is chosen by sheet, between 280 and 330.
10:06 tomasz: I have defended 315 for six years and I fell over in seventeen minutes. Approved. Please write the note.
10:07 ilse: I am saving this conversation.
14:20 noor: Next one. We write springs as *Spr.* and wells as *W.* In the desert this is the most important thing on the map. I would write them out, and I would tell people if there is water in late summer.
14:26 tomasz: Writing out yes. The second: do we know it?
14:29 noor: The guides know it. So we can know it.
14:31 tomasz: Then a full blue dot for all year and a ring for "ask first".
14:33 amelie: A ring of 0.8 mm with a line of 0.12 disappears on paper 4. Make the line 0.18 and everybody is happy.
-41d
07:40 kenji: Good morning. Terrain for the northern sheet is imported, 2 m grid. Three pits remain which are not real: two are lakes under construction cranes, one is a helicopter.
08:55 tomasz: A helicopter?
08:57 kenji: It stood there during the laser scan. In the model it is a small hill with a tail.
09:02 tomasz: Please keep a picture for the Christmas card.
09:20 matteo: How do you find pits, by eye?
09:31 kenji: By filling. What changes by more than 3 m is suspicious:

  \`\`\`python
  filled = fill_depressions(dem)
  depth = filled - dem
  suspicious = label_regions(depth > 3.0, min_cells=12)

  for region in suspicious:
      print(f"{region.id:>4}  {depth[region.mask].max():5.1f} m  {region.area_m2:8.0f} m²  {region.centre}")
  \`\`\`

  On this sheet: 61 regions, 58 are real dolines or quarries. I look at each one, it takes a morning and good tea.
09:34 matteo: Could the number of real ones go into the tile metadata? The route planner falls into dolines. Metaphorically.
09:36 kenji: Yes. I will add a field \`depression_kind\` with \`natural\`, \`quarry\`, \`artefact\`.
09:37 matteo: Grazie! That saves me an ugly heuristic.
11:05 tomasz: Contour interval for Wadi Rum, before we draw a single one. The guide says 20 m. Noor?
11:10 noor: With 20 the sand areas are empty. Whole square kilometres without one line. It is beautiful and useless.
11:12 tomasz: With 10 the walls are one brown block.
11:14 kenji: Mixed interval? 20 m, and auxiliary lines of 5 where the slope is below 4°.
11:16 tomasz: Dashed, thin, and never labelled. Yes. The Swiss did it in the fifties and everybody copied it badly.
11:19 noor: I try it this afternoon.
16:42 noor: Tried. It reads like handwriting now. Sample next to the light one.
16:45 tomasz: Oh, that is *good*.
-40d
09:12 tomasz: Who can explain to me why **Lamsenspitze** stands on the map twice, 40 m apart, once with 2508 and once with 2 508?
09:15 jonas: Zwei Gipfel, einer für jeden, der ihn sucht.
09:18 tomasz: Thank you, Jonas.
09:26 kenji: Two sources: the survey and our own field list. The import compares names and heights as text, so the thin space makes it a different mountain.
09:31 tomasz: How many more are there?
09:44 kenji: I asked the database:

  \`\`\`sql
  select a.name, a.source, b.source,
         round(st_distance(a.geom, b.geom)) as metres
  from   peak a
  join   peak b
    on   a.id < b.id
   and   a.name_key = b.name_key
   and   st_dwithin(a.geom, b.geom, 150)
  order  by metres desc;
  \`\`\`

  117 pairs on all sheets, 9 of them on sheet 31.
09:46 tomasz: And which of the nine are *really* two summits?
09:47 kenji: Two. Both in the Gleirsch chain. I know the place, there is a notch between them which I did not enjoy.
09:49 tomasz: Then please merge seven by hand and make the import strip all spaces before comparing.
10:30 kenji: Merged. The rule is in the import, with a test which has the thin space in it, because nobody will see it otherwise.
10:31 tomasz: You are a careful man.
10:33 beatriz: thin spaces broke my search last year too. there is a special place for them (U+2009)
15:10 noor: First proof of the Rum sheet, only relief and water, nothing else on it. I will look at it until I get used to it and then look again tomorrow.
15:16 amelie: Send me one square, I print it tonight. Screens lie about brown.
-39d
08:20 amelie: Printed. The brown is too red on paper 4. From \`0 / 22 / 34 / 30\` to \`0 / 16 / 34 / 28\`, and look at it in daylight, not under your lamp.
08:31 noor: Oh. Yes. It goes from Mars to earth.
08:33 tomasz: Put that sentence in the guide, I beg you.
11:20 jonas: Frage aus dem Feld: Weg 224 am Hochalmsattel ist auf 80 m abgerutscht. Umgehung ist gebaut und markiert, aber in keinem Register. Was zeichnen wir?
11:24 tomasz: What is on the ground. Do you have the track?
11:25 jonas: Zweimal gegangen, einmal mit nassem GPS. Mittel aus beiden?
11:28 tomasz: Take the dry one. Average of a good and a bad line is a mediocre line.
11:40 jonas: Ist im System. Foto vom Wegweiser hängt dran.
11:41 tomasz: Checked against the slope model, fits within 4 m. The old line goes to *abandoned*, which we print as nothing and keep forever.
11:52 noor: I like that. Printed as nothing and kept forever.
14:02 kenji: Label placement of the northern sheet is finished, 96.4 % placed by the machine. 131 remain by hand. I will sleep first.
-38d
09:05 tomasz (edited): Weekly look at labels. I take ten random squares and say what hurts. This week:

  1. \`Karwendelbach\` stands upside down in the bend at 4.2 / 7.1
  2. \`Falkenhütte\` covers its own symbol
  3. Two times \`Alm\` without a name. Which alp? Somebody's?
  4. The rest is **good**. Really.
09:14 noor: 1 is mine, I followed the water and the water turned round. Fixed.
09:15 noor: 2 as well.
09:21 jonas: 3: die eine heißt Ladizalm. Die andere heißt wirklich nur Alm, ich hab den Bauern gefragt. Er hat lange überlegt.
09:23 tomasz: Then *Alm* it stays, and I owe the farmer an apology.
-35d
09:40 tomasz: Name freeze for sheet 31 on **Wednesday, 18:00**. Open list is 46 names long. <@noor> takes A–K, I take L–Z, <@jonas> takes everything with a question mark, because he can go and ask it.
09:43 jonas: Ich nehm Gummistiefel und Block mit.
09:50 noor: May I ask a beginner's question: why is it *Karwendeltal* in one word and *Rißtal* with ß, but *Rissbach* on the state map?
09:55 ilse: Because two countries share the valley and each reformed its spelling in a different mood. We print what stands on the signposts there, because that's what you look at when you are lost.
09:56 tomasz: Rule 3 of the guide: **the signpost wins.**
10:02 noor: I love rule 3.
10:40 kenji: Who wins if two signposts disagree?
10:41 ilse: The newer one.
10:41 tomasz: The one further from the car park.
10:42 ilse: That is in fact better.
14:15 amelie: Question from the paper side: how many names on the sheet in total? I need it for the black plate.
14:19 kenji: 3,288 at this moment.
14:20 amelie: That is a lot of black for a green map.
14:26 tomasz: We could make small streams 0.2 pt lighter, it gives back the air.
14:50 amelie: Test strip says: yes. Do it.
-34d
15:40 rosa: A serious one, sorry to fall in like this. A customer was led to a bridge which does not exist any more: Sheet 18, over the Griesbach below the Larchet hut, path 412. She walked three hours back, partly in the dark, with her grandson. She is safe. She is very angry, and rightly I think. Can somebody tell me since when we know?
15:44 tomasz: Looking now.
15:58 tomasz: We do not know, and that is the problem. Our last check of that bridge is from two years ago. There is no report in the register. But there is a photo in a public tour diary from spring, and you can see only the two concrete blocks.
16:01 rosa: So it was gone for months.
16:02 tomasz: At least five. It is our mistake: 412 is a marked path of the second class, by our own rules we look at those every year. It fell through because the sheet changed hands when Piet retired.
16:05 jonas: I'm in the next valley until Thursday. Ich kann morgen früh hin, 2 h Umweg.
16:06 tomasz: Please do. Photo, track of the crossing if there is one, and the water.
16:07 rosa: Gracias a los dos. I will write to her tonight and I will not say "unfortunately".
16:30 tomasz: And in the app it's closed as of now: 412 between the hut and the forest road, reason "bridge missing". Web and phone show it after the next sync.
-33d
09:48 jonas: Bin da. Brücke weg, Fundamente unterspült, Furt nur bei Niedrigwasser und auch dann nicht mit Kind. 600 m talauf gibt's einen Steg vom Forst, unmarkiert, solide. Track und 6 Fotos sind oben.
09:51 tomasz: Perfect. I draw the footbridge and a dotted connection, and close the ford.
09:52 jonas: Bitte "Ford: low water only" dazu. Ich stand bis zum Knie, und ich bin groß.
10:20 tomasz: Drawn, checked by <@kenji>, live in the app and in the viewer. For the paper I made a correction slip; we put it in every sheet 18 still in stock. <@amelie>, 640 pieces?
10:24 amelie: Only 612, I counted last week. Slip on yellow paper, I print it in house, tomorrow they are in.
10:26 kenji: I looked for others: marked paths, second class, on sheets which changed hands, last check older than 14 months. There are **23 crossings**. List: https://files.fernweh.example/unchecked-crossings
10:30 tomasz: Twenty-three. Better we find them than a grandmother. <@jonas>, we two divide it this afternoon.
17:52 noor: 8 minutes to the freeze and my list is empty. K was the worst. There are eleven *Kar* in one valley, and one of them is called *Kar*.
17:54 tomasz: L–Z done at 17:40, I wanted to be first for once.
18:00 tomasz: 🧊 Names of sheet 31 are **frozen**.
18:01 ilse: I have just noticed a spelling.
18:01 tomasz: No.
18:02 ilse: I was joking.
18:02 tomasz: I was not.
-32d
11:35 jonas (edited): Feldbericht Rißtal, kurz:

  - 46 Fragezeichen → 41 geklärt, 5 weiß keiner mehr, auch die Bäuerin nicht
  - Neuer Steg bei P. 1142, alter ist weg
  - *Tortalalm* hat einen neuen Wirt und eine neue Nummer
  - Bei der Engalm 1 Hund, der GPS-Geräte hasst
11:41 noor: Was haben die Leute über die fünf Namen gesagt? (I practise.)
11:44 jonas: "Da hat's früher einen Namen gehabt, aber den hat der Großvater mitgenommen." Sehr gutes Deutsch übrigens.
11:46 noor: That is the saddest and most beautiful thing I've heard this week. Can we print the places without a name, but with the height?
11:50 tomasz: We do exactly that.
15:02 amelie: Yellow slips are in all 612. My fingers as well.
-31d
10:00 tomasz: Weekly ten squares:

  1. \`Grabenkar\` and \`Grabenkarspitze\` at the same size. One is a hole, one is a summit.
  2. Forest edge at 11.3 / 2.8 goes straight through a chapel
  3. Somebody drew the *new* footbridge as a road bridge. For lorries. At 1,142 m. In a gorge.
10:05 kenji: 3 was me. In my defence the symbols are neighbours in the palette.
10:06 tomasz: They are since 2014 and everybody does it once. We move the palette. Ten years of pain, five minutes of work.
10:11 kenji: 助かります。 Thank you.
10:40 noor: 1 and 2 are fixed. The chapel has its forest back, with a respectful distance.
-28d
09:30 noor: An observation which may be bigger: our three path grades are red, orange and green-ish brown. My brother is colour-blind. I sent him a square and he said "nice map, why do you have only one kind of path?"
09:34 tomasz: ...
09:36 tomasz: We have line style too. Full, dashed, dotted.
09:38 noor: At 0.35 mm, in a forest, in the rain. He sees the dots when I tell him that there are dots.
09:42 kenji: I ran a simulation of the palette. Under deuteranopia red and brown have a contrast of 1.08 to each other. So your brother is right.
09:45 tomasz: How many people is that, in earnest?
09:46 kenji: About 1 in 12 men. Of our readers, perhaps six thousand.
09:48 tomasz: Six thousand people who can't see which path is the hard one. Why did nobody ever write?
09:50 noor: Because they are used to it.
09:57 ilse: Change it. Tell me what it costs afterwards.
11:30 noor: First idea: keep the hue family, spread the *lightness*. Easy = dark brown, medium = strong red, hard = black with red edges. Black survives everything.
11:41 amelie: Black with red edges at 0.35 mm means register accuracy of 0.05. The press does 0.08 on a good day. Make the core 0.3 and the whole line 0.5.
11:43 noor: Then it is wider than the main road.
11:44 amelie: Then the hard path *looks* hard. 🙂
11:47 tomasz: No, no. Let me think. What about small crossbars on the hard ones, like the old military maps? One plate, no register.
11:58 noor: Crossbars every 3 mm, 0.7 long. I tried: my brother says, "ah, THAT is a path I would not take with you."
11:59 tomasz: Sold.
13:20 kenji: On steep slopes the crossbars mix with the rock drawing. Every 4 mm and only on the downhill side, then it is clear.
13:24 tomasz: Better again. This goes into sheet 31? We have a name freeze but not a line freeze.
13:25 amelie: You have until **Thursday next week at noon** for lines. Not a minute more, and I want to see a proof on Tuesday.
13:26 noor: I take it.
-27d
09:18 noor: Is something wrong with the viewer? On zoom 13 near Vent I see \`spitze\` where it should say \`Wildspitze\`. Only on my machine; Tomasz sees all of it.
09:20 tomasz: I see it whole. Reload?
09:22 noor: Reloaded. Now it is \`Wilds\`.
09:23 kenji: I see "Wildspitze", but contours end at the tile edge.
09:25 tomasz: Three people, three maps. This is not cartography, this is <#web>. <@matteo>?
09:27 matteo: Looking. Three people and three different maps from one address is... not good. Moving it over to <#web>.
11:02 noor: While they search: proof of crossbars on the whole Gleirsch chain is on the drive.
11:15 tomasz: Two comments, then yes:

  - not across bridges (they look like a fence)
  - when two graded paths run side by side, only the upper one gets bars
11:17 noor: Both were in my notes for tonight.
15:05 jonas: Aus der Praxis: Querstriche sieht man auch mit beschlagener Brille. Ich hab's probiert.
-26d
10:40 amelie: Printed the proof on 4 and 6, held it under the shower (really), looked at it through my ski goggles. **It works.** Bars at 0.15 line weight, not 0.12.
10:42 noor: You held it under the *shower*?
10:43 amelie: It's a hiking map, it is not going to the opera.
10:50 tomasz: 0.15 it is. Noor, please redraw the legend as well. And write to your brother that he is getting a free sheet.
10:52 noor: He will be unbearable.
16:25 matteo: Tile story solved, if anyone here wants to know why you all saw different maps: two renderers, two styles, one cache. Details in <#web>. Sorry for the \`Wilds\`.
16:27 tomasz: Thank you. I propose \`Wilds\` as a project name for something.
-25d
07:15 kenji: おはようございます。A question of principle about Japanese names. For the northern sheet I would set 槍ヶ岳 with the Latin name beneath. But 1/4 of our readers there are Japanese and many of them can't read rare summit names either. There is a custom to put small kana above: 槍ヶ岳(やりがたけ).
08:50 tomasz: So three lines for one peak?
08:52 kenji: Only at summits and passes, and only where the reading is not obvious. I count 212.
08:57 noor: We have the same with Arabic names: without vowels you cannot say them. وادي رم is easy, but many wells are not.
09:01 tomasz: What do we do if there is no room?
09:03 kenji: Then Latin goes first, kana second, and the characters always stay. The characters are what is written on the sign.
09:04 tomasz: The signpost wins.
09:05 kenji: 道標が勝つ。Yes.
09:20 ilse: I would pay for the room. Use a slightly smaller grid label, nobody reads those with love.
09:34 kenji: Understood. I make a sample of the Yari ridge this week.
14:10 beatriz: for the viewer: does your kana come as a separate field? then search can find やりがたけ as well, and people can type what they *hear*
14:12 kenji: I am at the end of my day, but yes: \`name_reading\`. Good night.
-24d
09:15 kenji: Review please: the new generalisation step for streams. It drops the shortest ones first until the density fits, and never cuts the main stem.

  \`\`\`diff
  - streams = [s for s in streams if s.length > MIN_LENGTH]
  + budget = density_limit(scale) * area_km2
  + keep = main_stems(streams)
  + for stream in sorted(rest_of(streams, keep), key=by_length, reverse=True):
  +     if total_length(keep) + stream.length > budget:
  +         break
  +     keep.append(stream)
  \`\`\`
09:26 matteo: Two things. \`break\` should be \`continue\`: a long one that doesn't fit would throw away all the shorter ones that would. And \`total_length(keep)\` inside the loop is quadratic, keep a running sum.
09:31 kenji: The second yes. The first: if I continue, it fills up with many tiny streams in one corner. I think we want \`break\`.
09:33 matteo: Hm. In that case it wants a comment, because the next person (me) will "fix" it.
09:36 noor: Visually Kenji is right. Tiny streams in one corner look like cracked glass.
09:38 matteo: I withdraw and ask for the comment.
09:50 kenji: Comment written: "Stop at the first that does not fit: filling up with short ones crowds a single valley." Running sum is in: 41 s → 0.6 s.
09:51 matteo: 🚀
10:00 tomasz: Ten squares, speed edition: nothing hurts. I looked twice. I am suspicious.
10:04 noor: Enjoy it for one hour.
11:12 tomasz: I enjoyed it for 72 minutes. \`Hallerangeralm\` and \`Hallerangerhaus\` are swapped.
11:14 jonas: Der Wirt hat's gemerkt und findet's lustig. 😄
11:16 tomasz: I do not find it funny and I will fix it in one minute.
-22d
11:20 kenji: I walked a part of the Yari ridge today with the printed sample. The kana are readable at arm's length, also with cold hands. One name was wrong: the old man at the hut reads 西鎌尾根 *nishikamaone*, not as in the register. I believe the old man.
11:45 noor: The signpost wins, but the old man wins over the signpost.
-21d
09:06 tomasz: Sheet 31, last week. What is open, with a name on it:

  - crossbars and legend: Noor, **Tuesday**
  - rock drawing Kaltwasserkar: me, **Tuesday**
  - grid labels smaller: Kenji, **Tuesday**
  - hut phone numbers, every single one: Jonas, **Wednesday**
  - reading the cover: everybody, **Wednesday**
09:10 noor: Crossbars are finished since Friday evening. Legend this afternoon.
09:12 jonas: 28 Hütten, 28 Anrufe. Ich ruf nur die an, die nicht "Wos?" sagen.
11:45 jonas: 19 von 28. Eine Hütte hat mir ein Schnitzel angeboten. Am Telefon.
16:10 noor: Legend is on the drive. It has one new line: "Steep and exposed path (crossbars on the downhill side)". In five languages. Somebody please check the Italian.
16:18 matteo: "Sentiero ripido ed esposto (trattini sul lato a valle)". And it is *trattini*, with two t, the only typo I ever find.
16:20 noor: Grazie!
-20d
07:30 kenji: Grid labels are changed. I also saw that the grid line 685 stops 2 mm before the frame in the south. It has done so on every sheet for eight years.
08:40 tomasz: Eight *years*?
08:41 kenji: A rounding in the template. Repaired, for all sheets.
08:43 amelie: And nobody wrote.
08:44 tomasz: Somebody did, in 2021. He got a very friendly answer. From me. I remember now. "We will look into it."
08:47 ilse: Send him a sheet 31 and tell him that we looked into it.
14:30 tomasz: Rock drawing Kaltwasserkar is done. Six hours for four square centimetres and I regret nothing.
14:36 noor: I zoomed in and I said "oh" out loud in the tram.
-19d
09:00 tomasz: Today we read the cover. Everybody, aloud, backwards if you must. The last time it took us three weeks to see "Karwendl".
09:12 noor: "Hiking Map 1:25 000", fine. "Karwendel West", fine. Back: "waterproof" and underneath the washing symbol from the fabric template?
09:14 amelie: WHAT
09:15 amelie: It's there. A washing symbol. 30 degrees. On a *map*. I am both dead and grateful.
09:17 jonas: 30 Grad Schonwaschgang, trocknen auf der Leine.
09:22 kenji: ISBN check digit is correct. I computed it by hand to be sure.
09:40 ilse: Phone number of the mountain rescue: 140, correct. European number 112, correct. I rang neither.
10:05 rosa: I don't sleep so I read too: in the Spanish text it says "curvas de nivel cada 20 metros" and in the English "every 25".
10:06 tomasz: Twenty. It is twenty. Rosa, go to bed, and thank you.
10:09 amelie: New cover file at noon. Whoever finds another thing gets a praline.
15:31 noor: The barcode says sheet 13.
15:32 amelie: One praline for Noor. Ten for my nerves.
-18d
11:58 noor: Lines: done and handed over. Two minutes before noon.
11:59 tomasz: Handed over. Nothing hurts, this time for real.
12:00 amelie: Plates are mine now. Hands up, everybody. From here on <#print-shop>.
14:22 tomasz (deleted): one tiny thing on the west edge
14:23 amelie: I saw that, Tomasz.
14:23 tomasz: You saw nothing.
-17d
10:00 tomasz: No ten squares today. I went to look at a real mountain, for comparison. The relief of the real one is lit from the south at this hour. Very amateur.
10:20 noor: 😄 Wait until evening, then it follows the guide.
-14d
08:30 noor: Good morning. Wadi Rum, names. I need a decision and it's a delicate one. We have three sources with three transliterations: *Jabal Umm ad Dami*, *Jebel Um Adaami*, *Umm Dami*. All are used, one on the old survey, one on signs for tourists, one by the people who live there.
08:41 tomasz: Rule 3?
08:43 noor: The signs were made by a travel agency from far away. So the signpost is a stranger here.
08:46 kenji: Then whom do we ask?
08:48 noor: The guides wrote a list for me by hand, 140 names, with vowels. My proposal: **Arabic first, as they write it: جبل أمّ الدامي.** Latin beneath, after one simple rule which fits in a box in the legend, so that a walker can *say* the name and be understood. And the common tourist spelling only in the index, with an arrow.
08:55 ilse: That is right and it is also kind. Do we have the money for the typesetting right to left?
08:57 noor: It is the same tool. I have tested the joins on curved paths, the letters hold hands as they should: وادي أمّ عشرين
08:59 ilse: "The letters hold hands". Approved.
09:02 tomasz: Rule 3 gets an addition: *the signpost wins, if it is from there.*
09:15 beatriz: search in the viewer should find all three spellings, no? we have an alias table since the thin-space disaster
09:17 noor: Yes please. I can give you a list with three columns.
09:20 beatriz: perfeito. csv, utf-8, and i'll be happy
13:50 jonas: Kreuzungen-Liste, Stand: 23 → 14 begangen, alle 14 vorhanden, zwei mit neuem Geländer. 9 noch offen, Schnee auf drei davon.
13:55 tomasz: Thank you. So the bridge was the only one so far. I sleep a bit better.
-13d
08:15 kenji: For the wells: I made a small form for the guides, works without reception and sends when the telephone sees the village. Fields: full / ring / dry, date, who, photo.
08:22 noor: Kenji, this is perfect. They asked if they may also report dead camels.
08:23 kenji: I will add a field.
08:25 noor: I was not joking and neither were they. It says something about the water.
08:26 kenji: I understood it so. The field is added.
10:10 tomasz: I'd like the same form for our bridges, without the camels.
10:12 jonas: Mit Kuh, bitte.
-12d
09:20 tomasz: Hut symbols. We have four: open all year, summer, shelter, closed. Jonas says a fifth one is needed.
09:24 jonas: "Offen, aber nur Getränke". Gibt's immer öfter, Personalmangel. Leute planen mit Essen und stehen dann da.
09:27 noor: A house with a cup, but no spoon?
09:28 amelie: At 2.4 mm a spoon and a cup are the same blob. 🥄
09:31 tomasz: Use the summer symbol with an open roof? Half filled = half service.
09:40 noor: I drew it. Half filled looks like "closed on one side". Look: full house, empty house, house with a horizontal line = "drinks only".
09:44 jonas: Versteh ich sofort.
09:45 tomasz: Then it's good. Jonas is our most honest usability test.
11:05 beatriz: downloads are broken at the moment, in case someone wonders why the field form doesn't sync. it's not your form, kenji
11:40 beatriz: works again
-11d
09:35 tomasz: Preparing Ötztal, so that nobody is surprised later. **What we know:** 4 old sheets, glacier edges from 11 years ago, four huts moved or closed, two path closures which became permanent, and one lake which did not exist.
09:40 kenji: The lake is 400 m long now. I compared three years of pictures, it grows about 35 m a year.
09:42 noor: Does it have a name?
09:44 kenji: Not in the register.
09:46 jonas: Die vom Hochjoch sagen "Neuer See". Manche "Der Vorwurf".
09:47 noor: *The reproach.* Oh.
09:52 tomasz: We print "Neuer See", and I'll remember the other one.
15:20 noor: Sheet 31 seen in print through Amélie's phone: my greens, my bars, my 214 names. I showed my mother. She asked where the camels are.
-10d
10:00 tomasz: Ten squares, first time on Wadi Rum:

  1. The sand texture is gorgeous, but at 6.1 / 3.3 it repeats and I can see the pattern
  2. \`Burdah Rock Bridge\` sits on the bridge. Move it into the sky.
  3. the tracks of cars: there are too many. Are those all real?
10:06 noor: 1, I will break the pattern with a second tile. 2, yes. 3, all real and next month all different: the sand moves. I would print only those along the rock, which stay.
10:08 tomasz: A rule for the guide again: *print what stays.*
10:09 noor: Then the app shows what moves.
10:10 ilse: I believe you two have just written our advertising.
-9d
11:50 kenji: Small thing on a Saturday: I have compared heights of 300 summits, paper against new laser data. Mean difference 0.4 m. One is 11 m too high on our map. It is the one on our logo.
12:30 tomasz: I am going to pretend that it's Monday when I read this.
-7d
09:00 tomasz: It's Monday and I have read it. Kenji, are you sure?
09:02 kenji: I am sure. 2,633 in our list, 2,622 by laser, 2,622.4 on the neighbours' survey. A typing error which is older than the company.
09:04 ilse: So our logo says 2633 on every cover since the beginning.
09:05 ilse: I drew that number myself. By hand. I was so proud of it.
09:07 amelie: The logo has the number in *eleven* print files and on a bronze sign.
09:10 noor: The mountain does not mind.
09:12 ilse: Correct it everywhere except on the bronze. The bronze stays, as a lesson in humility next to the door.
09:14 tomasz: A correction slip for the door. Yellow.
09:16 amelie: Already cutting it. 🟨
13:30 noor: Sand pattern is broken (in the good way). And the first 38 wells are in, with photos. Twelve full, nineteen rings, seven dry.
13:34 kenji: And camels?
13:35 noor: None. الحمد لله
-6d
10:00 tomasz (edited): **Ötztal kick-off.** Notes while we talk:

  - Order of sheets: 2 (worst), 1, 4, 3
  - Glacier edge: one date for the whole set, and the date *stands on the map*
  - Paths over ice: drawn only where they are staked every year
  - Each sheet goes into the app when ready; paper as a set
10:12 kenji: Which pictures for the edge? Late summer of last year is free of snow up to 3,100 m. This year's has clouds over the Gepatsch.
10:14 tomasz: Last year's, and the cloudy ones to check. Somebody will ask why not newer.
10:15 noor: "Because a glacier under fresh snow looks healthy."
10:17 tomasz: I'm quoting you in the preface.
10:24 jonas: Für Blatt 2 muss ich rauf: Stangenweg zur Vernagthütte, der neue See, und drei Moränenwege, wo keiner mehr weiß, wo sie laufen. 4 Tage, mit zweiter Person, wegen Eis.
10:26 tomasz: Not alone is the important part. Ask the club section, Ilse pays the second person.
10:27 ilse: Ilse pays the second person.
10:41 noor: Relief: the old sheets have hand-drawn rock. Do we keep it?
10:43 tomasz: Every line that is still true. The old man who drew it (Piet's teacher) deserves it. Where ice became rock, I draw new, in his manner.
10:45 noor: You can draw in somebody's manner?
10:46 tomasz: I will practise on the back of the calendar.
14:08 kenji: First difference model, before I go to bed: on sheet 2 the surface has lost 31 m on average within the old glacier edges. One place, 84 m.
14:10 tomasz: 84 metres of ice. In eleven years.
14:11 ilse: I would like to show that, not hide it. Old edge as a fine blue line, dated, beside the new one.
14:13 noor: A line for what was. Yes. Thin, no label except the year.
-5d
08:45 kenji: Old edge and new edge, first try at 1:25 000: https://files.fernweh.example/oetztal-edges
08:52 amelie: The fine blue of 0.1 mm will break up on paper 4. 0.14, and please 100 % cyan, no mix.
08:55 noor: Changed. 0.14 is still quiet.
09:10 beatriz: could the web have both as a slider? old ↔ new
09:12 tomasz: Please, yes. But without music.
09:13 beatriz: tomasz i would NEVER
09:15 matteo: She had already opened the audio API.
-4d
10:05 jonas: Zweite Person gefunden: Marlies von der Sektion, war 8 Jahre Gletscherkurs. Geht schneller als ich. Wir warten auf ein Fenster.
10:07 tomasz: Wonderful. Take the form for bridges and make it a form for everything.
14:12 noor (edited): Proof 3 of Wadi Rum is up. I would like very honest eyes, especially from people who've never been there.
↳ 14:25 rosa: I have never been there and I understood where the water is in four seconds. Then I wanted to go.
↳ 14:26 noor: That's the whole review I hoped for.
-3d
10:00 tomasz: Ten squares on Wadi Rum, proof 3: one comma. I went looking for pain and found *one comma*.
10:02 noor: In the imprint?
10:02 tomasz: In the imprint.
10:03 noor: That one is yours, you wrote the imprint.
+ 😂 kenji jonas amelie ilse
10:04 tomasz: I know. I am reporting myself.
11:30 kenji: First sheet-2 tile with new edges, new lake, old rock drawing kept at 78 %. It is in the test map, please zoom in slowly.
+ 👏 tomasz noor jonas ilse amelie · :contours: matteo
11:36 ilse: I had to get up and walk around the office once. It's very good. It's terrible and very good.
now
-02:48 kenji: New laser data for the east side of sheet 2 has arrived, 61 GB. I start the import now; it needs about two hours, please do not restart the worker.
-02:45 matteo: Hands off the worker, understood.
-01:33 noor: Small legend question for the glaciers: "last surveyed" or "as of" for the glacier date? One is a person walking, one is a fact.
↳ -01:30 tomasz: As of. We were not there on that day. The satellite was.
-00:37 kenji: Import finished, 1 h 58. No pits except for one, 2.1 m deep, perfectly round.
↳ -00:35 tomasz: Helicopter?
↳ -00:31 kenji: Swimming pool of the hotel in Obergurgl. 🏊
+ 😂 tomasz noor jonas matteo · 🏊 beatriz
-00:09 jonas (pinned): <@tomasz> Wetterfenster: drei Tage stabil, sagt die Warte. Ich geh die letzten Kreuzungen von der Liste, die mit dem Schnee. Zu zweit.
-00:05 tomasz: Go well, and turn around early. The map can wait, knees can't.
+ 🍀 noor kenji ilse
`);
