import { transcript } from '../transcript.js';

export const leads = transcript(`
-42d
11:00 ilse: Leads, for this month: 1) Noor's first weeks, 2) who does Ötztal if we do Ötztal, 3) Sunniva's four-day week, 4) money for the hut weekend. As always: what we decide goes to <#general> within a day.
11:06 tomasz: 1: she's been here for two hours and has corrected the sun. I'm not worried about Noor. I'm worried about myself.
11:08 ilse: You fell over in seventeen minutes, I timed it.
-39d
14:10 sunniva: on 3, so it's written: i'd like fridays off from next month, 80 % pay. my mother needs a driver and i need to not be one at midnight
14:12 ilse: Yes. And thank you for saying why, you did not have to.
14:13 beatriz: callum and i can cover fridays. rule: no app release after wednesday
14:15 sunniva: that's a better rule than any we've had. thanks both
14:40 amelie: And if it's too much before the Friday, too, you say it. D'accord?
14:41 sunniva: d'accord
-35d
11:30 beatriz: i'd like to hire agnieszka (keyboard tester) for eight hours a month if the first weeks go well. she finds in an hour what we miss in a year
11:33 ilse: Budget is there. At what rate?
11:34 beatriz: ours. not a "tester's" rate
11:34 ilse: Good. Then yes, without the "if".
-34d
16:40 tomasz: About the bridge. I want to say here what I didn't say in the channel: when Piet left I took his sheets and did not take his *list*. It was on paper in his drawer. I've got it now. It's my fault, personally.
16:44 ilse: You took over nineteen sheets in one week because I asked you to. So it's mine too. What helps?
16:47 tomasz: Two days a month, fixed, when Jonas and I only look at what nobody has looked at. In the calendar, not "when there's time".
16:48 ilse: Granted. First of these days is tomorrow.
16:52 amelie: And somebody else has a copy of each drawer. I'm serious. If I fall under a lorry, nobody knows what brown 7 is.
16:55 beatriz: writing a page "if i fall under a lorry" for the deploys this week. everyone else too?
16:58 ilse: Everyone. Mine is embarrassingly short: "ask Tomasz".
-28d
17:20 ilse: To the sheets question: I lean to B. Does anyone here see a reason against, which they'd rather not write in front of all?
17:24 tomasz: Only one: if it's B, Kenji loses "his" second sheet for a year. He'll say it's fine. Ask him whether it *is* fine.
17:26 ilse: I'll ring him tomorrow, in his morning.
-27d
09:40 ilse: I rang him. It's truly fine: "I prefer a good sheet to a next sheet." He'd like to do the glacier edges himself, though.
09:42 tomasz: There's nobody I'd rather give them to.
-24d
11:10 amelie: Paper contract signed. With +3 instead of +8 we save about 11,000 a year. May I spend 900 of that on a proper light booth, so I stop proofing at the window?
11:12 ilse: You may spend 901.
-20d
14:30 beatriz: matteo has worked two saturdays without telling anyone. i saw it in the logs. i'll talk to him, friendly. just so you know
14:34 ilse: Thank you. Does he need time or does he need help?
15:20 beatriz: asked. help: he's the only one who dares touch the packager. callum wants to learn it. they start pairing next week, two afternoons
15:22 sunniva: fine with me. callum's been circling that thing like a seagull
-12d
12:10 ilse: Today was the day when that paid off: Callum knew where the lever was and what the packager *is*. Remember this when somebody says pairing is expensive.
12:14 beatriz: amen
-11d
16:00 beatriz: i'd like to say to matteo, in public, that the write-up was brave. in <#general> or is that embarrassing for him?
16:03 tomasz: He'd be embarrassed and keep it for ten years. Do it.
-6d
15:30 ilse: Hut weekend: 12 people, travel, two nights, material lift for Amélie and potatoes: 4,300. I take it from the 11,000. Rosa and Priya fly economy and arrive a day earlier to sleep; Kenji says he prefers the train from Munich "for the hills".
15:34 amelie: For the potatoes I say thank you.
15:36 sunniva: can we keep one evening without any program. i mean none
15:37 ilse: Both. There's no program. There's soup.
-3d
11:20 tomasz: Noor after six weeks, formally: probation is silly, I want to end it now. She's better than me at three things and tells nobody.
11:22 ilse: Which three?
11:23 tomasz: Colour, names, and being right quietly.
+ ❤️ ilse amelie beatriz
11:24 ilse: Ending it. I'll tell her myself this afternoon.
now
-01:52 beatriz: <@ilse> agnieszka asks if she could do sixteen hours instead of eight, "the black holes are getting fewer, but more interesting". yes from me
-01:47 ilse: Yes from me. Tell her the second part of that sentence goes on the door.
-01:44 amelie: The door is *full*, Ilse.
`);
