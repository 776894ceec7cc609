import { transcript } from '../transcript.js';

export const pricing2027 = transcript(`
-35d
14:30 priya: New room, four questions, and the answers should exist before the spring catalogue closes:

  1. Paper sheet: 14.90 today. Up, and to what?
  2. App: 29 a year. Up, or split?
  3. A bundle (any five sheets + app)?
  4. What do we do for people who can't pay?
14:36 ilse: Question 4 first, always. Then the others get easier.
14:45 amelie: Facts for 1: one sheet costs us 3.12 to print and fold today, 3.31 with the old mill's new price, and I'm trying for 3.18.
14:47 beatriz: facts for 2: servers per paying person per year: 2.60. with 5.2 packages more like 3.10
15:10 rosa: Facts for 4: about 15 letters a month. Students, retired people, mountain rescue, teachers. I give away licences and write "it's on the house". Nobody ever told me not to.
15:12 ilse: And nobody will.
-33d
14:20 priya: What the shops say when I ask openly (11 calls): up to 15.90 nobody blinks; 16.90 three would grumble; 17.90 is "a book". All of them hate .95 endings.
14:31 ilse: Then no .95.
14:40 amelie: And please not 15.99, I'd have to look at it every day.
-28d
14:50 amelie: With Savoie it's **3.21** per sheet, for a year, fixed. So on paper costs alone we would need 10 cents.
14:55 priya: So we *could* stay at 14.90.
14:58 ilse: We pay Jonas for walking and we'll pay a second person for walking on ice. I'd like to say that openly: one euro more, and the euro goes on foot.
15:01 priya: "The euro goes on foot." Ilse, may I have that?
15:02 ilse: It's yours.
15:20 rosa: People will understand that. After the bridge more than ever.
-25d
14:40 beatriz: on 2, some data, anonymised of course:

  \`\`\`sql
  select case
           when sheets_used <= 2 then '1-2'
           when sheets_used <= 5 then '3-5'
           else '6+'
         end                    as sheets,
         count(*)               as people,
         round(avg(days_used))  as days
  from   yearly_use
  group  by 1
  order  by 1;
  \`\`\`

  58 % use one or two sheets a year, on nine days. they pay 29 like the person who lives on the mountain
14:46 priya: That's a case for a small plan: one region, 12 a year?
14:48 beatriz: simple for us, too. region = what's in one download
15:05 rosa: Please no plan where the *contours* cost extra. I couldn't explain this to anyone. Safety is the same for everybody.
15:06 ilse: That is a rule, not an opinion. Written down: **nothing that keeps people safe is ever behind a price.** Contours, closures, wells, emergency numbers.
15:08 beatriz: ✍️ adding it to the principles page
-21d
15:00 priya: Model, three variants, five-year view: https://files.fernweh.example/pricing-model. Short version:

  - *A*: everything +1, no small plan: +6 % revenue
  - *B*: paper +1, app stays, small plan 12: +4 % in the first year, +11 % in the third, because of the people who now don't buy at all
  - *C*: app free, paper 19: a lovely thought, dead in 14 months
15:07 ilse: I have a weakness for C. It passes.
15:12 amelie: B. And I say so as the paper person.
15:20 beatriz: B
15:31 rosa: B, if the 15 letters a month become 30 and I still may say yes.
15:33 ilse: You may.
-18d
17:30 priya: Side note on Tindefolk: they sign for nineteen shops with the *old* price until summer. I promised it before our talks here. Sorry, I should have asked.
17:34 ilse: A promise is a promise, and nineteen shops are nineteen shops. Next time ring me, also at dinner.
-11d
15:10 ilse (edited): **Decisions**, to be announced when the catalogue goes to print and not before:

  1. Paper: 15.90. The euro goes on foot, and we say so on the back cover.
  2. App: 29 stays. New: one region for 12.
  3. Bundle: five sheets and the app, 89.
  4. "It's on the house" becomes official: one short form, no proof, Rosa's team decides, no ceiling.
15:14 rosa: No ceiling. Now it's me who's crying.
15:16 priya: Best set of prices I've ever had to sell.
15:20 amelie: 89 on the cover, 15.90 on the back, no .95 in sight. I'm at peace.
-5d
15:20 priya: From the fair, unofficially: asked thirty visitors what they'd guess a sheet costs. Median guess: 17. So 15.90 is going to feel like a gift.
15:25 ilse: Then let's not tell anybody that they guessed wrong.
now
-02:15 beatriz: the 12-a-year plan is behind a switch on staging. sign-up is two fields. "it's on the house" is one field and it says *why you'd like it, if you want to tell us*
-02:05 rosa: "If you want to tell us" is exactly the tone. Gracias.
-01:28 priya: <@ilse> can I show it to two shops under embargo? They'd put the code in the window.
-01:24 ilse: Two, not three, and only those with nice windows.
`);
