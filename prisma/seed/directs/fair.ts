import { transcript } from '../transcript.js';

export const fair = transcript(`
-35d
15:40 priya: You two, the book fair: stand is booked, 3 × 2 metres, corner, near the coffee. What should people *do* there apart from looking?
15:45 rosa: Let them look for their own village. Everybody looks for their own house first.
15:48 ilse: Then one very big sheet on the floor, and socks obligatory.
15:50 priya: A map to walk on. With socks. I love this company.
-25d
15:10 priya: Floor sheet: 3 × 2 m, who prints that?
15:20 ilse: Amélie's neighbour prints stage floors. Of course he does.
-14d
15:45 rosa: Para la feria: I've chosen forty sentences from letters. One per hour. Which do you want first?
15:48 priya: The shortest. Short ones get read from across the aisle.
-5d
16:10 priya: Day one. The floor map works: a six-year-old has lain down on the Karwendel and refuses to leave. His father bought two sheets "as ransom".
16:12 ilse: Give him the third one free.
16:14 rosa: 😂 ¡Que se quede a dormir!
-4d
16:20 priya: Somebody stood on the Griesbach for ten minutes without a word. I asked. She's Frau O.'s *daughter*. She came only to say thank you, and that her mother now leaves the house with a tripod again.
16:24 rosa: No puedo. I'm at work and I'm crying over the keyboard.
16:26 ilse: Please ask her if her mother would like to open the hut weekend with us. As a guest. I'm entirely serious.
-3d
16:20 priya: She said yes! The mother. She'd only like to know if the path to *Lerchenalm* "has been checked".
16:24 rosa: She'll check it on the way up.
+ 😂 ilse priya
16:25 ilse: Tell her she gets the bed at the window, and that the soup is a meal. I'm taking sides at last.
now
-02:02 priya: Rosa, your forty sentences: may I make postcards of them? One sentence on the front, nothing else, and on the back a square of map.
-01:57 rosa: ¡Qué lindo! Only please ask the people first. I have all their addresses, I'll write to them myself.
-01:46 ilse: If all forty say yes, it's a calendar. If twelve say yes, it's also a calendar.
`);
