import { transcript } from '../transcript.js';

export const syncTrio = transcript(`
-41d
10:40 beatriz: you two: contract for the planner, so that web and app say the same thing. i'd pin it in one type and generate both sides from it
10:44 sunniva: fine. only rule: no nulls that mean three things
10:47 matteo: Sketch:

  \`\`\`ts
  export type LegTime =
    | { kind: 'timed'; seconds: number }
    | { kind: 'untimed'; reason: 'snow' | 'via-ferrata' | 'no-terrain' };
  \`\`\`
10:48 sunniva: that's the nicest thing you've ever sent me
10:50 beatriz: and when there's a fourth reason?
10:52 matteo: Then old apps treat what they don't know as "untimed" without words. I write a test with \`reason: "volcano"\`.
-28d
10:50 sunniva: profile endpoint: can it take the id of the tour instead of 4,000 points in the url
10:52 matteo: It can take both. The URL with 4,000 points is what killed my proxy last year, I've got feelings about it.
-19d
15:10 beatriz: \`LocalTime\` in the shared core: swift side has it since when?
15:14 sunniva: since always. where i live every bus has one wrong clock
-14d
16:40 matteo: For tomorrow: if it goes wrong, who decides to stop?
16:41 sunniva: callum. no discussion, no asking. he pulls and then he tells us
16:42 beatriz: yes. and nobody says "are you sure" to him
-12d
15:40 matteo: He pulled and then he told us. Nine minutes. I would've needed twenty, because I would have wanted to understand it first.
15:42 beatriz: write that in the review. it's the most useful sentence of the day
-6d
16:25 sunniva: range requests work, tried with a train tunnel. 14 interruptions, one file, right hash
16:27 matteo: A tunnel! I only simulated one. You are braver.
-4d
16:05 beatriz: notes for wells in 5.3: one endpoint, \`asOf\` per well, and the words come from noor's list, not from us
16:08 sunniva: state should be an open list too. today it's full, ring, dry. tomorrow it's "camel"
now
-00:34 matteo: Wells endpoint is on staging. Answer for a sheet is 11 kB, and it carries \`asOf\` and \`by\` for each.
-00:32 sunniva: \`by: "guide"\`, never a name, right
-00:31 matteo: Never a name. Noor asked the same, with the same full stop.
`);
