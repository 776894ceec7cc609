import { transcript } from '../transcript.js';

export const web = transcript(`
-42d
10:06 beatriz: bom dia! sprint theme: **honest walking times**. right now our planner assumes you're matteo at 25
10:08 matteo: Matteo at 25 was slow and smoked. The planner assumes somebody else.
10:11 beatriz: so what do we do, take the signpost formula (4 km/h flat, 300 m/h up, 500 m/h down, bigger half plus half the smaller) or something continuous?
10:19 matteo: Continuous, but fitted to the signposts, so that nobody sees two truths. I would take speed as a function of slope and then one correction per surface:

  \`\`\`ts
  /** Walking speed in m/s on a slope given as rise over run; fitted to 1,900 signposted legs. */
  export function walkingSpeed(slope: number, surface: Surface): number {
    const peak = -0.06; // people are fastest slightly downhill
    const flat = 1.31 * Math.exp(-3.2 * Math.abs(slope - peak));
    return flat * surfaceFactor[surface];
  }
  \`\`\`
10:24 beatriz: love it. where do 1,900 legs come from?
10:26 matteo: <@kenji> typed them in. By hand. From photos of signposts.
10:33 kenji: It was a long winter.
10:35 beatriz: ok and surface factors?
10:41 matteo: forest road 1.0, path 0.92, rocky 0.71, scree 0.55, snow: we refuse to answer.
10:42 callum: "We refuse to answer" should be an actual UI state.
10:44 beatriz: it will be. "We don't time snow. It depends too much on the day."
16:20 beatriz: first run over 200 known tours: median error 4 %, was 19 %. worst one is +38 %, a via ferrata, which we now treat as "rocky"
16:22 matteo: A vertical path. We should refuse to answer there, too.
-41d
10:30 sunniva: will the api give me seconds or a string. please say seconds
10:31 beatriz: seconds. strings are for people
10:32 sunniva: ❤️
11:15 beatriz: pr for the planner is up: https://git.fernweh.example/viewer/412. it's 600 lines, sorry, 400 of them are kenji's signposts
11:58 matteo (edited): Reviewed. Mostly yes. Three remarks:

  1. \`duration\` is once ms and once s in the same file. Pick one, put it in the name.
  2. The cache keeps every route for ever. A bored teenager fills it in an afternoon.
  3. \`// should never happen\` happens in my first test. Route of one point.
12:10 beatriz: 1 fixed (\`durationSeconds\`), 2 fixed (lru, 5,000), 3: what should a route of one point cost?
12:11 matteo: Nothing. You have arrived.
12:11 callum: Very zen, the tile server team.
14:35 rosa: When does this go live? I have 14 letters about "your app thinks I am a mountain goat". I want to answer them with good news.
14:37 beatriz: thursday if matteo stops philosophising
-40d
10:15 beatriz: build is at 6:40 min. it was 2:10 in spring. who wants to be a hero
10:17 callum: Is there cake?
10:18 beatriz: there is respect
10:20 callum: I'm washing my hair.
11:50 matteo: Found it. We render the 300 icon sprites at every build. Since the palette change two months ago the cache key has a time stamp in it. \`Date.now()\` in a cache key, whose was that?
11:51 beatriz: git blame says matteo
11:51 matteo: A clever man, but busy.
12:04 matteo: 2:02 min now. I will accept the respect.
-39d
10:10 beatriz: planner is live 🚶‍♀️ first ten thousand routes look sane. one person is routing from innsbruck to rome, 34 days, and we say 34 days
10:12 matteo: We do not say 34 days. We say "31 to 37 days, and please rest."
15:40 rosa: Fourteen letters answered. Three answered back already. One says: "Now I am slower than your app, that is how I like it."
-38d
11:30 matteo: Planner routed somebody up the cable car line at Kühtai. As a *path*, 48 % slope, 22 minutes.
11:31 callum: That's me on a good day.
11:40 matteo: The source marks the service track below as \`foot=permissive\`. Technically true. You are permitted to try. I exclude everything inside a lift corridor unless it is also signposted.
11:41 beatriz: add a test with that exact hill please
11:52 matteo: \`does not walk up a cable car (Kühtai)\`. Green.
-35d
10:05 beatriz: this week: the viewer without a mouse. we got a mail from a reader who navigates only by keyboard, and honestly our map is a black hole: focus goes in and never comes out
10:12 callum: Same in the app with the screen reader a year ago. What helped: don't try to read the *picture*. Offer a list of what's in view, nearest first, with bearing and distance.
10:14 beatriz: ooh. "Falkenhütte, 1.2 km, north-east, open"
10:15 callum: Exactly. And arrow keys move by a third of the screen, with one sentence on what's new in view.
10:20 sunniva: we have the sort and the sentence builder in the shared core already. take it
10:22 beatriz: stealing it today, obrigada 🙏
16:45 beatriz: first version works. i turned off the screen and found a hut. i'm a bit emotional
-34d
10:20 beatriz: the reader tried it. she writes:

  > For the first time I know what is around me on a map, and not only where I am.

  she also found four bugs, she's good
10:22 ilse: Ask her whether she would like to test for us, paid. Properly paid.
10:24 beatriz: asking right now
16:31 tomasz: Path 412 on sheet 18 is closed as of now, "bridge missing". When does the viewer show it?
16:33 matteo: In at most ten minutes. Closures skip the tile cache, they come as their own layer.
16:41 tomasz: Eight minutes. I see it. Good.
-33d
11:10 beatriz: closures now have a date and a reason when you click them, not only a red line. "Closed: bridge missing. Checked yesterday by us." what do you think of "by us"?
11:12 rosa: Very good. It says that a person was there.
11:13 rosa: (I cannot sleep, do not ask.)
-32d
10:40 beatriz: she said yes! agnieszka starts testing next week, eight hours a month. she asked for bug reports by mail, "in whole sentences please, your forms are also a black hole"
10:42 matteo: She will be the best colleague we ever had.
-31d
15:10 beatriz: friday deploy, i know, i know. it's one css line
15:31 beatriz: it was not one css line. reverted. enjoy your weekends
15:32 matteo: 🕯️
-28d
10:04 beatriz: bom dia. agnieszka's first report is here and it begins with "Dear makers of an otherwise excellent map". eleven points, i made tickets of nine, two are plain right and already fixed
10:30 matteo: Elevation profile: I want to move the sampling to the server. Now the phone downloads the terrain tiles for the whole tour just to draw a line of 300 pixels.
10:32 sunniva: yes please. on the long tours that's 40 mb for a squiggle
10:34 matteo: New endpoint, sketch:

  \`\`\`json
  {
    "profile": [[0, 1142], [85, 1150], [170, 1163]],
    "unit": "metres",
    "ascent": 1180,
    "descent": 1165,
    "source": "lidar-2m",
    "smoothedOver": 25
  }
  \`\`\`
10:38 callum: Can \`ascent\` be computed from the smoothed line? Raw sums give you 200 extra metres of wobble, and people *do* brag with it.
10:40 matteo: Smoothed, and that is why \`smoothedOver\` is in there.
10:41 beatriz: and \`null\` where we have no terrain, not 0. the north sea route last year had 0 and a "summit" in rotterdam
10:42 sunniva: highest point in the netherlands: a rounding error
-27d
09:29 matteo: Noor, Kenji and Tomasz see three different maps at zoom 13 near Vent. Cut labels, contours which stop at the tile edge. I take this. <@beatriz> are you there yet?
09:58 beatriz: here now. what do we know?
10:00 beatriz: my bet: two renderers with two different styles. we rolled the crossbar style yesterday at 18:00
10:03 matteo: Both say the same version:

  \`\`\`bash
  $ for n in render-a render-b; do curl -s https://$n.tiles.example.org/version; done
  {"style":"hike-2.31","built":"2.31.0"}
  {"style":"hike-2.31","built":"2.31.0"}
  \`\`\`
10:04 beatriz: file name or content?
10:05 matteo: The version comes from the file name, but who would... no. I look at the clipping first: cut labels are *always* the buffer. We draw 64 px around a tile, a long label needs up to 90.
10:06 beatriz: ok, you have the map, i have the gut feeling
11:20 matteo: Buffer raised to 128 on the test renderer. Labels there are whole.
11:21 beatriz: and contours?
11:22 matteo: Contours were whole before, on test.
11:23 beatriz: so test never had the bug. so your change proves nothing
11:24 matteo: I hate it when you are quiet and correct.
13:10 matteo: Let's be systematic. Same tile, 200 requests, count different results:

  \`\`\`bash
  $ for i in $(seq 200); do curl -s https://tiles.example.org/13/4335/2883.pbf | sha256sum; done | sort | uniq -c
      131 9f1c…e2  -
       69 04bb…71  -
  \`\`\`

  Two versions of the same tile. Not three.
13:15 beatriz: 131 to 69 isn't 50:50, so not simply a or b
13:17 kenji: It is near 2:1. Do we have three cache shards?
13:18 matteo: We have three cache shards. 👀
13:20 matteo: Good evening Kenji, and thank you.
14:40 matteo: Shard 3 holds the *old* tile, with a fresh date. So somebody rendered an old tile yesterday at 18:06, after the roll-out.
14:42 sunniva: so something was still running with the old style at 18:06
14:44 matteo: render-b restarted at 18:04 and says 2.31. The file is called \`hike-2.31.json\`. The *content*...
14:47 matteo: The content is 2.30. The copy at 18:00 failed half way on b, the deploy script renamed the old file to the new name, and everybody was happy.
14:48 beatriz: so: two renderers, two different styles
14:48 beatriz: i would like to draw your attention to 10:00
14:49 matteo: I am looking at 10:00. It is a very good message.
15:02 matteo: But it explains only the missing crossbars. Not why labels are *cut*. 2.30 did not cut labels.
15:03 beatriz: neighbour tiles from different styles! label starts in a tile of 2.31, where it has its new place, and the other half would be in a tile of 2.30, where it stands 40 px further left
15:05 matteo: Half of the label in each world. \`Wilds\` here, and \`spitze\` there.
15:06 callum: Quantum Wildspitze: whole until you look at it.
15:30 matteo: Stopping for today before I do something heroic: render-b is out, shard 3 is being emptied for zoom 11–14. Maps get correct within the hour. The real repair tomorrow with a fresh head.
15:31 beatriz: proud of you. go outside
-26d
09:15 matteo: Fresh head. The real faults are three:

  1. The deploy renames before it checks.
  2. A renderer tells the version by the *name* of its style.
  3. The cache key carries that name too, so a wrong tile looks like a right one for ever.
10:02 beatriz: 2 and 3 are the same medicine: hash the content
10:06 matteo: Yes:

  \`\`\`diff
  -const styleId = path.basename(stylePath, '.json');
  +const styleId = \`\${styleName}@\${sha256(styleText).slice(0, 12)}\`;
  
   export const tileKey = ({ z, x, y }: Tile) => \`\${styleId}/\${z}/\${x}/\${y}\`;
  \`\`\`

  Two renderers with different content can't share a tile any more, even if they insist.
10:08 beatriz: and /version shows the hash, so the load balancer can refuse a renderer that doesn't match the others
10:10 matteo: That's better than my idea, which was an e-mail.
11:40 matteo: PR: https://git.fernweh.example/tiles/208. With a test that starts two renderers with different styles under one name and asks for neighbours. Red before, green after.
12:05 sunniva: reviewed. what happens to the cache when we roll out a style, is it all cold at once?
12:09 matteo: Ah. Yes. 40 minutes of sweat.
12:11 sunniva: warm the top 20k tiles before the switch?
12:14 matteo: We know the top 20k, the access log has them. New step: render these, *then* switch.

  \`\`\`sql
  select z, x, y, count(*) as hits
  from   tile_request
  where  requested_at > now() - interval '7 days'
  group  by z, x, y
  order  by hits desc
  limit  20000;
  \`\`\`
12:15 kenji: It takes how long?
12:31 matteo: Four minutes. For 71 % of all requests.
12:32 beatriz: 🤌
15:44 matteo: Rolled out. 200 requests, one hash. 200 of 200.
15:46 beatriz: writing it up as a one-pager, "two truths under one name"
15:50 matteo: And I've taken the renaming out of the deploy script. It copies to a new name, checks the hash, then moves a link. I feel lighter.
16:02 ilse: I read all of it and understood half. The half that I understood was exciting. Thank you both.
-25d
10:12 callum: Morbid curiosity: how long could that have sat there unnoticed?
10:14 matteo: It *has*. I checked old logs: a mild form in spring, eleven tiles, six days. One customer wrote "the map looks tired today."
10:15 callum: Poetry. Hire him.
14:20 rosa: I found his letter and answered him, seven months late. I told him that he was right and that he should trust his feelings.
-24d
14:30 beatriz: agnieszka report no. 2: the planner reads the climb as "one thousand one hundred and eighty metres up arrow". should be "1,180 metres of ascent". fixed, arrows are now decoration only
-21d
10:08 beatriz: theme of the week: diet. the viewer loads 910 kB of script before you see a single contour
10:10 sunniva: is that a lot, for web
10:11 beatriz: it's a lot for a hut with one bar of reception, and that is our whole audience
10:30 matteo: 210 of it is the date library. For one date: "checked on".
10:31 beatriz: gone by lunch
12:02 beatriz: gone by lunch. \`Intl\` does it. 700 kB
12:40 matteo: Map engine: we ship all projections, including one for the whole Earth seen from the north pole.
12:42 callum: Penguins in shambles.
12:43 matteo: Wrong pole.
12:43 callum: Penguins indifferent.
16:15 beatriz: 480 kB. stopping here, rest is the engine itself and agnieszka's list view, and that one stays
-20d
10:20 beatriz: numbers from real phones: first contour on a slow line 6.1 s → 3.4 s 🎉
10:22 ilse: I tried it in the cellar with one bar. It came before I got impatient, and I am quickly impatient.
-19d
11:05 matteo: Sunrise in the tour sheet is wrong by one hour for people who plan from another time zone. We show sunrise of the *mountain* in the clock of the *laptop*.
11:07 beatriz: classic. fix: every time belongs to a place, never to a device
11:09 matteo: I'll change the type, so that it can't be forgotten: \`LocalTime\` has no constructor without a zone.
11:20 kenji: Thank you for this one. Every time I planned the Alps, I started in the dark. On paper.
15:02 matteo: Done, and found two more of the kind on the way: hut opening hours, and the last bus. The last bus!
15:03 beatriz: somebody somewhere walked home because of us 😬
15:30 rosa: Two people. I have them on file. I write to them.
-17d
10:50 beatriz: review request, small one: search by alias. noor needs it for wadi rum and kenji for his kana. one table, trigram index, ranking by "exact > starts with > sounds like":

  \`\`\`sql
  create table place_alias (
    place_id  bigint not null references place,
    alias     text   not null,
    kind      text   not null check (kind in ('local', 'reading', 'spelling', 'former')),
    primary key (place_id, alias)
  );
  create index place_alias_trgm on place_alias using gin (alias gin_trgm_ops);
  \`\`\`
11:02 matteo: What normalises the alias? Thin spaces, I'm only saying.
11:03 beatriz: nfkc, lower case, and everything that \`\\p{White_Space}\` thinks is space. tested with U+2009, in your honour
11:04 matteo: Approved with tears.
11:15 kenji: And やりがたけ in katakana, ヤリガタケ? People type both.
11:19 beatriz: not yet! adding a fold for that, good catch
12:02 beatriz: both find 槍ヶ岳 now. also "yari", "yarigatake" and "槍". merged 🎌
-14d
10:15 beatriz: 5.2 goes out tomorrow evening, so everybody fetches offline packages again (new format with contours). matteo, are we fine?
10:24 matteo: Bandwidth: yes, 4× headroom. CPU of the packager: 2.5×. We do 10 % steps. I'm calm.
10:25 beatriz: famous last words, i'm writing down the time
10:25 matteo: Please don't.
14:10 callum: Packages in the beta are ~30 % bigger, does that matter to anyone but the phone?
14:12 matteo: Counted in. 👍
-13d
18:20 matteo: First 10 %: 310 packages per minute, CPU at 22 %. All green.
19:40 matteo: 20 %: CPU at 41 %. Still calm, going to cook.
-12d
10:44 callum: Downloads are failing for me, 503. Anyone else?
10:44 sunniva: same
10:45 matteo: Looking.
10:46 beatriz: taking notes. start 10:41 by the error graph, it's only the packager, tiles are ok
10:48 matteo: CPU is fine. Memory fine. It refuses jobs:

  \`\`\`json
  {"level":"error","job":"package","sheet":"31","msg":"write failed","code":"ENOSPC","path":"/var/tmp/pkg-88213"}
  \`\`\`
10:48 beatriz: disk
10:49 matteo: 100 %. 412 GB of \`/var/tmp/pkg-*\`. They should go after each job.
10:50 beatriz: **10:50** rollout of 5.2 paused at 40 % (callum). rosa has the help text up
10:50 callum: Lever pulled, confirmed.
10:54 matteo: I won't just delete, some are in use. Listing those without an open handle.
11:01 matteo: 97 % of them are orphans. All from jobs the client cancelled. On cancel we stop the work and skip the clean-up. The new app cancels and starts again whenever the network changes, so: *all the time*.
11:02 sunniva: that's us. every wifi ↔ mobile switch. i can make it resume instead, but that's an app release
11:03 matteo: Not your bug. You may cancel as often as you like.
11:06 matteo: Deleting orphans older than 10 minutes now, slowly, so the disk stays responsive.
11:14 beatriz: **11:14** disk 71 %. packager still refuses, does it need a kick?
11:16 matteo: It marked itself unhealthy and nobody told it otherwise. Restarting one after the other.
11:22 beatriz: **11:22** first packages go through
11:28 beatriz: **11:28** error rate zero, queue is draining, 1,900 waiting
11:29 matteo: Clean-up runs every minute by hand (by me) until the fix is in.
11:41 callum: Downloaded six sheets, toggled flight mode like a maniac. All good.
11:42 ilse: Thank you. Eat something.
13:55 matteo: Fix is in review:

  \`\`\`diff
   export async function buildPackage(job: Job, signal: AbortSignal) {
     const dir = await mkdtemp(join(tmpdir(), 'pkg-'));
  -  const archive = await render(job, dir, signal);
  -  await upload(archive);
  -  await rm(dir, { recursive: true });
  +  try {
  +    await upload(await render(job, dir, signal));
  +  } finally {
  +    await rm(dir, { recursive: true, force: true });
  +  }
   }
  \`\`\`
13:58 beatriz: four lines. it's always four lines
14:01 sunniva: approved, and a sweep at start for what a crash leaves behind?
14:05 matteo: Added: everything older than an hour goes at start. Test cancels 50 jobs at random moments and counts directories afterwards. Zero.
15:10 matteo: Live on all four. I stop being a cron job.
15:12 callum: Resuming rollout at 40, will step to 60 tonight if you nod.
15:13 matteo: *nods*
-11d
10:02 beatriz (edited): incident review, thirty minutes, notes:

  **What went well:** found in 8 minutes, calm, one person fixing and one writing, rollout in steps so it hit 40 % and not everyone.
  **What didn't:** the disk alert fired at *04:12*. to \`alerts@\`, a mailbox nobody reads since spring.
  **What we change:**

  1. clean-up in \`finally\`, plus sweep (done)
  2. alert at 80 % goes to a phone (next week, me)
  3. packager heals itself when there is space again (done)
  4. the app resumes instead of starting over (5.2.1, sunniva)
10:06 matteo: I'd add: I said "I'm calm" and had looked at CPU, memory, bandwidth. Not at disk. For the next release there's a list, so that calm is not a feeling.
10:08 ilse: "So that calm is not a feeling" should be over the door.
10:20 callum: Between the door sign and the yellow slip it's getting crowded, your door.
-10d
09:40 matteo: 1.1 TB free. I look at it like other people look at the sea.
11:00 beatriz: list for releases is on the wiki, 14 lines: https://wiki.fernweh.example/before-a-release. line 14 is "has somebody said they are calm?"
-7d
10:10 beatriz: this week: ötztal layer, aliases for wadi rum (140 names, three columns, thank you noor), phone alert
10:14 matteo: And mine: the flaky test. \`profile.spec\` fails one time in forty, since two weeks.
10:15 callum: Have you tried not running it 40 times?
12:20 matteo: Found. It compares floats for equality after summing in a different order, depending on which tile arrives first. The *test* was right to fail, the sum should be sorted. It made a difference of 0.4 m of ascent.
12:21 callum: I take back my joke. I'd have bragged with those 0.4 m.
-6d
10:30 beatriz: phone alert is live. tested with a fake full disk. my phone played the sound at maximum volume in a very quiet café in porto
10:31 matteo: So it works.
10:32 beatriz: i had to buy a round of pastéis de nata. it works
16:10 sunniva: 5.2.1 resumes downloads now. server side needs range requests on packages, do we have those
16:14 matteo: We have, since always, and nobody has ever used them. They will be so happy.
-5d
10:05 beatriz: old/new glacier slider, first draft: https://viewer.fernweh.example/drafts/oetztal. works with arrow keys too, and reads "year" and "ice edge 310 metres higher"
↳ 10:09 tomasz: I moved it left and right for five minutes without speaking.
↳ 10:10 beatriz: is that good?
↳ 10:11 tomasz: It's the best thing we have put on the web. It should be slower.
+ 🥹 beatriz matteo
↳ 10:13 beatriz: slower how?
↳ 10:14 tomasz: So that one cannot flick. It should feel like weight.
↳ 11:50 beatriz: it has weight now. you were right
-4d
11:00 matteo: Alias import is through. "Um Dami", "Umm ad Dami" and "أم الدامي" find the same mountain. So does "umm dami" with an Arabic keyboard left on by mistake, because Noor asked for it.
11:02 beatriz: she asked for that?
11:03 matteo: "It happens to me every single day", she said.
-3d
10:40 beatriz: agnieszka on the slider: "I did not expect to be moved by a slider." closing the laptop on that one
+ ❤️ tomasz kenji ilse matteo
10:44 matteo: Buon weekend a tutti.
now
-02:20 beatriz: anyone else see slow searches? p95 went from 40 to 180 ms since this morning's import
-02:14 matteo (pinned): The planner statistics are old, 61 GB of terrain came in and the autovacuum is polite. \`analyze place, place_alias;\` and look again.
-02:08 beatriz: 38 ms. muito obrigada, you're forgiven for everything in march
+ 🚀 matteo callum sunniva
-02:07 matteo: What happened in March?
-02:06 beatriz: exactly
-00:41 callum: <@matteo> question from the app side: is the profile endpoint allowed to answer \`null\` for a whole route, or only for points?
↳ -00:38 matteo: Only points. A whole route without terrain is an error, code \`no_terrain\`, so you can say it in words.
↳ -00:11 callum: "We have no idea how steep this is. Take a snack." Shipping it.
+ 😂 beatriz sunniva matteo · 🥨 rosa
`);
