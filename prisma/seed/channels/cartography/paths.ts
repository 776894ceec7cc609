import { transcript } from '../../transcript.js';

/** Paths that can be told apart, and the way of the sheets to the press. */
export const paths = transcript(`
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
