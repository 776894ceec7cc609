import { transcript } from '../../transcript.js';

/** Up to the freeze of the names of sheet 31, and what came of it. */
export const names = transcript(`
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
`);
