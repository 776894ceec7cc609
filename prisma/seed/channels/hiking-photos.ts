import { transcript } from '../transcript.js';

export const hikingPhotos = transcript(`
-41d
08:10 jonas: Regel eins hier: Bild beschreiben, dann erst posten. Ich fang an. **Hochalmsattel, 6:40.** Nebel bis 1.700, darüber alles rosa. Ein Steinbock, der so tut, als wär ich nicht da.
08:15 ilse: I can see it without the picture. Good rule.
-37d
10:30 kenji: 常念岳、日の出。 Jōnen-dake at sunrise: the shadow of the mountain lies on the clouds, a perfect triangle, and beside it, very small, the shadow of a man with a tripod. That is me.
10:41 noor: The triangle is the same for every mountain, whatever its shape, is it not?
10:44 kenji: Yes. From the top each shadow is a pyramid. It's only perspective, but it humbles.
16:05 callum: Glen Nevis. Sky grey, water grey, stone grey, one sheep (grey). I've tried to add colour and it went greyer.
16:09 sunniva: i see four different greys. beautiful
-36d
18:20 rosa: From yesterday evening: the path above Chinchero, ploughed fields in six browns, and at the end the snow of Chicón in the last light. My aunt stands in the foreground and says "take the potato, not me".
18:31 amelie: And? Did you take the potato?
18:33 rosa: Both. The potato looks better.
-33d
12:05 jonas: Griesbach, Pfad 412. Kein schönes Bild. Zwei Betonblöcke, dazwischen Wasser. Ich stell's trotzdem rein, damit wir's nicht vergessen.
12:07 tomasz: Leave it up, please.
-23d
09:15 matteo: Val di Funes, all the larches yellow at once, like someone had thrown a switch. The dog ran through it and came out yellow as well.
09:20 priya: I'd hang this in my kitchen. And I haven't even seen it.
10:05 ilse: Die gleiche Lärche ist bei uns noch grün. Höhe: 300 Meter Unterschied. Ein Kalender, den man gehen kann.
-22d
11:50 kenji: Yari ridge in the wind. No view at all. In the picture: my hand, the printed sample, and rain drops on 槍. The paper held.
11:58 amelie: The PAPER HELD. I'm printing this picture.
-18d
21:10 callum: Not a mountain. My kitchen table, one hour after sheet 31 went out: a steak bridie, and a receipt made out to I. Haberland.
21:14 ilse: Approved. It looks like a topographic error.
-16d
12:20 sunniva: ulriken. there was a view. i have a witness. she is a tourist from leeds and she cried
12:25 callum: Screenshot or it didn't happen.
12:26 sunniva: by the time i found my phone it was gone. the picture shows a wall of white and a thumb
12:30 priya: The thumb is in very good focus.
-15d
11:40 noor: Friday in Wadi Dana with my brother. The rock has stripes like wood, red, violet, white. In the middle of it a fig tree that nobody planted. In the picture he holds my proof of sheet 31, points at the hard path and says that he sees it. *Because of the bars.*
11:44 jonas: Das ist das beste Kartenfoto seit Langem.
12:02 amelie: The violet! I would need a ninth ink.
14:40 priya: Cape Split, tide going out. The whole bay runs past you with a sound like a motorway, and then for two minutes it's still. I took one of the stillness. It looks like nothing. It's my favourite.
14:52 rosa: Las fotos que parecen nada son las que una guarda.
-11d
14:20 amelie: La presse, 8 h 26. Une feuille qui sort, floue, verte, et derrière, les lunettes d'Egon pleines de reflets. Not a hike. But I was at altitude.
14:25 noor: You can see the sheet in his glasses! It's even the right way round.
-9d
10:50 tomasz: Kościeliska with the family. My daughter walked in front with the map, upside down, and found the way. In the picture she explains to a marmot where it lives.
11:02 jonas: Orientiert an der Welt statt am Papier. Die kriegt mal meinen Job.
-8d
16:40 jonas: **Der Logo-Gipfel.** Ilse von hinten, auf einem Stein, Hände im Schoß, unten das ganze Tal und das Haus mit dem Schlafzimmerfenster. Kein Selfie. Sie hat zwanzig Minuten nichts gesagt.
16:44 noor: 💚
16:45 rosa: Ay, Ilse.
16:52 ilse: The window is the third from the left. You can see it when you zoom in. It is open, my mother always airs at four.
-5d
08:20 kenji: 霜柱。 Needles of frost on the path this morning, four centimetres high, each one carrying a grain of sand. I lay on the ground to take it. A dog came and looked after me.
08:31 callum: All good stories here end with a dog.
-2d
13:15 noor: The guides sent pictures of wells. This one is a ring, "ask first": a stone cover, on it a tin cup, upside down, chained. Somebody scratched أهلاً وسهلاً into the cup. Welcome, twice.
13:22 tomasz: If we had a symbol for that, I'd put it on every map.
-1d
17:05 matteo: Sunday, Seiser Alm, nobody there. The shadow of the hut reaches exactly to my shoe. I've waited eleven minutes for that and regret none of it.
17:12 sunniva: rain. (photo of rain)
+ ☔ callum noor rosa · 😂 jonas
now
-02:36 rosa: From the bus to work: a man carries a rolled-up map across the square under his poncho, so that it stays dry. *He* is wet to the bone. I nearly got off to hug him.
-02:30 amelie: Marry him.
-01:05 jonas: Rucksack für morgen, von oben fotografiert: Seil, zwei Brote, drei Akkus, Formular für Brücken (mit Kuh). Und die Glocke gegen Bären, Leihgabe aus Matsumoto.
-00:59 kenji: There are no bears where you are going.
+ 😄 rosa noor
-00:57 jonas: Siehst du, wirkt schon.
`);
