import { transcript } from '../transcript.js';

export const sunnivaAndCallum = transcript(`
-38d
16:10 callum: You ok? You've gone quiet in a different way than your usual quiet.
16:14 sunniva: mum's appointments. it's fine. it's a lot. i asked ilse for fridays
16:15 callum: And?
16:15 sunniva: she'd said yes before i'd finished the sentence
16:17 callum: Fridays are mine then. I'll break nothing. I'll barely touch anything. I'll look at it from across the room.
16:18 sunniva: thanks callum
-21d
10:40 sunniva: the release notes are really good. like, really
10:42 callum: I wrote adverts for a whisky museum before this. Don't tell anyone.
10:42 sunniva: that explains so much
-19d
10:35 callum: That crash was mine, wasn't it. From the pause thing in spring.
10:38 sunniva: yes. and i reviewed it. so it's both of ours, and it's fixed, and it ended at a pub
-12d
13:10 callum: I filed that download ticket under "later". Feeling a wee bit sick.
13:15 sunniva: i agreed to later. also it was the right call with what we knew. also nobody's maps broke
13:17 sunniva: eat something that isn't biscuits
13:18 callum: How did you...
13:18 sunniva: i can hear it in your typing
-4d
11:40 callum: Pairing on the packager with Matteo. He narrates. "And now we go down into the cellar, watch your head." I've learned more in two afternoons than in a year of reading.
11:44 sunniva: does he do voices
11:44 callum: The queue has a voice. It's Venetian.
now
-00:49 sunniva: mum's results came. all good. all of it
-00:48 callum: Oh, Sunniva. That's the best news of the year. I'm doing a lap of the garden with the dog.
-00:46 sunniva: i had a cry and then cake. it isn't even raining
`);
