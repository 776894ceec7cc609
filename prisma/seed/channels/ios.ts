import { transcript } from '../transcript.js';

export const ios = transcript(`
-42d
10:20 sunniva: morning. two weeks to the 5.2 beta. what's in: offline contours, new search, battery. what's not in: everything else
10:24 callum: What about the thing where the compass points at the fridge?
10:25 sunniva: that's your fridge
10:31 callum: Battery: 9 % an hour while recording. The reason is shameful. We ask for a position every second, also when the phone's lying on a table in a hut next to a soup.
10:36 sunniva: so ask less when it's not moving
10:58 callum: Motion chip says "stationary" reliably after 40 s. Sketch:

  \`\`\`swift
  func interval(for motion: Motion, speed: Double) -> Duration {
      switch motion {
      case .stationary: .seconds(60)
      case .walking where speed < 0.4: .seconds(8)   // scrambling, photographs, snacks
      case .walking: .seconds(4)
      case .vehicle: .seconds(15)
      }
  }
  \`\`\`
11:02 sunniva: nice. "photographs, snacks" stays in the comment
15:44 callum: First walk round the loch with it: 5.1 % an hour. The track's within 3 m of the old one. I got rained on for science.
-41d
11:20 sunniva: search: when you type "hut" you get 4,000 huts sorted by alphabet. nobody has ever wanted the first hut of the alphabet
11:24 callum: Aachener Hütte in shambles.
11:30 sunniva: distance × popularity × is it open. and the one you looked at yesterday goes first
11:33 beatriz: same ranking as the viewer please, else people find different truths on phone and laptop
11:35 sunniva: it's in the core, you get it for free with the next update
11:36 beatriz: ❤️❤️
-39d
12:10 callum: Reviewed contours branch. It's lovely. Two things:

  - drawing runs on the main thread when you rotate, I see 90 ms hitches
  - when memory's low we drop the contours but not the labels, so you get numbers floating in empty air. Rather pretty, mind.
12:30 sunniva: both real. numbers in empty air is going on a t-shirt
16:02 sunniva: hitches: gone, moved to a background queue, worst frame 9 ms
-38d
11:15 jonas: Testgerät: App 5.2 dev, Handschuhe an, Regen. Knopf "Aufzeichnung stoppen" trifft man ständig aus Versehen. Dreimal heute.
11:18 sunniva: hold for a second to stop?
11:19 jonas: Ja. Und bitte vibrieren, ich seh ja nix.
11:40 sunniva: done. hold 0.8 s, ring fills up, buzz at the end. also works with wet sleeves, tested in the shower with my jacket on
11:42 callum: HR would like a word.
11:42 sunniva: we have no hr
-34d
10:10 sunniva: planning, what stops the beta: 1) import of old recordings 2) rosa's list of the eleven most written complaints 3) i don't like the icon
14:40 rosa: The eleven, in order: battery (31 letters), "where is my old tour" (22), search (19), too small text (17), dark mode too dark at night and too bright at noon (9)...
14:45 callum: Dark mode is *too dark at night*?
14:46 rosa: I only count the letters, amigo, I do not judge them.
14:50 sunniva: we can do text size properly. everything follows the system, labels on the map up to 160 %. above that the map is only letters
15:05 ilse: My eyes thank you. All 160 % of them.
-33d
13:10 callum: "Where is my old tour": 22 letters, one cause. Tours recorded before 3.0 have no time zone, we sort them into 1970. They're all still there, just very, very far down.
13:11 sunniva: scroll to the moon landing
13:30 callum: Migration reads the first coordinate, looks up the zone, done. Ran it over 900 donated tours, 0 failures, 1 tour in the middle of the Atlantic which is correct, she rowed.
15:30 rosa: You can't imagine how happy 22 people will be. One of them has his late dog in that tour.
15:33 callum: Right. That one I'm testing three times.
-31d
11:00 sunniva: icon stays. i looked at forty others and i was wrong
-28d
11:20 callum: Downloads: when the network changes we throw the connection away and start over. Works, but it's wasteful. Worth resuming?
11:24 sunniva: worth it, but not in 5.2. ticket
11:25 callum: Ticketed: "Downloads start over on network change". Filed under *later*.
14:02 sunniva: accessibility pass with voice over everything. found a button called "button"
14:03 callum: Honest labelling.
14:20 sunniva: it's called "show my position" now
-25d
10:40 sunniva: feature freeze. from here it's only bugs and regret
10:42 callum: My two favourite colleagues.
-22d
15:20 callum: Weekend report from the beta-that-isn't-yet: 23 km, glen and back, full recording, offline, 4.8 % an hour. Came home with 31 % and both boots full of water.
-21d
10:00 sunniva: beta tomorrow. <@callum> release notes? the old ones said "bug fixes and improvements", i want better
10:35 callum (edited): Draft:

  > **Contours without reception.** Download a sheet and the mountain keeps its shape.
  > **Search that knows where you stand.** The nearest open hut comes first, not the one that begins with A.
  > **Five per cent an hour.** We stopped asking the satellites where you are while you're eating soup.
  > **Your very old tours** are back where they belong.
10:37 sunniva: no notes. i mean: no changes
10:40 ilse: I would read this in a magazine.
-20d
09:30 sunniva: beta 1 is out to 40 people. be gentle
12:15 callum: First feedback: "IT IS VERY GOOD BUT WHY IS THE NORTH ARROW GONE". Is the north arrow gone?
12:17 sunniva: it hides when north is up
12:18 callum: HE SAYS HE MISSES IT
12:19 sunniva: ok it can stay and be grey
15:50 rosa: Capital-letters man is a retired pilot and he's wonderful. I know his letters since years.
-19d
10:12 callum: **Crash in the beta.** Four people, all at the same moment: opening a shared tour while offline. Stack:

  \`\`\`
  Fatal error: Index out of range
    TourView.swift:118   points[segment.start...segment.end]
    TourView.swift:64    TourView.draw(in:)
  \`\`\`
10:15 sunniva: segment with no points?
10:24 callum: Aye. A tour with a pause at the very end makes a last segment with \`start == count\`. Offline we don't get the tidied version from the server.
10:26 sunniva: fix it where it's read or where it's drawn
10:31 callum: Where it's read, so the rest of the code can't ever hold a broken one:

  \`\`\`swift
  let segments = raw.segments.filter { $0.start < $0.end && $0.end < raw.points.count }
  \`\`\`

  And a test with the actual tour; its owner said yes. It ends at a pub.
10:33 sunniva: all good tours pause at the end
14:30 callum: Beta 2 is out. Asked the four. Three say fixed, one says "what tour, I was at the pub".
-17d
10:20 sunniva: crash-free 99.6 → 99.9 with beta 2. memory on old phones is the rest. a six year old phone with a whole country on it
10:32 callum: I have that phone! It's my doorstop. Charging it now.
11:45 callum: Reproduced. We hold the contours of all the zoom levels. Dropping those two levels away saves 130 MB. Doorstop runs like a gazelle.
11:46 sunniva: door?
11:46 callum: Open. It's cold. Worth it.
-14d
10:30 sunniva: release tomorrow 18:00. steps 10, 20, 40, 60, 100. callum has the lever
10:33 callum: What makes us stop? I'd like it written before, not during.
10:36 sunniva: crash-free under 99.7, or rosa says stop
14:45 rosa: I am honoured. I will use my power wisely.
-13d
17:55 callum: Five minutes. Anyone superstitious?
17:56 sunniva: i've worn the same socks since beta 1
17:57 callum: That's not superstition, that's laundry.
18:00 callum: 10 %. 🏔️
19:36 callum: 20 %. Crash-free 99.93. Going to bed at a sensible hour like an adult.
-12d
09:05 callum: 40 % since nine.
10:43 callum: Hold on. Downloads fail.
10:50 callum: Paused at 40 %. It's the packager, see <#web>. App itself is fine: shows "We couldn't fetch this sheet. We'll try again by ourselves", and it does.
10:52 sunniva: glad we wrote that sentence
13:20 sunniva: so our "start over on network change" is what filled their disk. filed under *later*. i'm moving it to *now*
13:22 callum: I filed it. I'd like to apologise to Past Me's inbox.
13:24 matteo: Nobody apologises to a disk.
20:05 callum: 60 %.
-11d
09:20 sunniva: resume is simpler than i thought:

  \`\`\`swift
  var request = URLRequest(url: package.url)
  if let partial = store.partial(for: package) {
      request.setValue("bytes=\\(partial.size)-", forHTTPHeaderField: "Range")
      request.setValue(partial.etag, forHTTPHeaderField: "If-Range")
  }
  \`\`\`

  if the package changed meanwhile the server just sends all of it
09:50 callum: \`If-Range\`, you absolute professional.
-10d
11:00 callum: 100 % since last night. Crash-free 99.91. Lever goes back in the drawer.
11:03 sunniva: 🧦 socks are in the wash
-7d
10:22 sunniva: after-release list. reviews: 4.7 (was 4.2). letters about battery this week: rosa?
15:10 rosa: Two. And one of them was praise that began with "I wanted to complain".
15:12 callum: I'm putting that on the fridge. The compass agrees.
-6d
10:45 callum: 5.2.1 has resume, the grey north arrow, and a fix for Portuguese, where "trail" was "trailer".
10:47 beatriz: people were looking for trailers 😂 it was a *very* different app
16:29 sunniva (deleted): sumbitted
16:30 sunniva: submitted
-5d
10:15 sunniva: 5.2.1 approved in 9 hours. either we're good or nobody looked
10:40 jonas: Für Ötztal brauch ich Aufzeichnung mit Gletscherseil in der Hand. Geht Stopp/Start irgendwie ohne Display?
10:44 callum: Volume keys? Double press = waypoint. We never told anyone because we forgot we built it.
10:45 jonas: Ihr habt WAS gebaut und vergessen?
10:47 callum: Settings → Recording → "Buttons while locked". It's from 4.1. Sorry. You're welcome.
-4d
11:30 sunniva: 5.3 ideas, no promises: old/new glacier slider like the web one, share a tour as a picture, wells for wadi rum with date
11:34 callum (pinned): The wells first. A pretty picture won't keep you alive.
11:35 sunniva: agreed. wells, then weight slider, then vanity
-3d
15:00 callum: 5.2.1 at 100 %. Downloads resumed since yesterday: 41,000. Downloads started over: 12. I know one of the twelve, he lives in a tunnel.
+ 🚀 sunniva beatriz matteo ilse
now
-02:10 sunniva: the only crash report of the day: a phone with 40 mb free and a video running
-02:06 callum: That phone wants a holiday.
-00:58 rosa: The retired pilot, about the next beta: "NORTH ARROW IS BACK. GREY IS ACCEPTABLE." 🧭
+ 🧭 callum sunniva · 🫡 jonas
↳ -00:55 callum: I've never been prouder of a grey thing.
↳ -00:52 sunniva: tell him we say ROGER
-00:14 callum: Wells branch is ready to look at: https://git.fernweh.example/app/977. Full dot, ring, dry, and "checked 12 days ago by a guide". Reads well aloud, too.
-00:13 sunniva: before the beta goes out
☐ release notes in three languages (rosa) · wells on the oldest phone we have (callum) · one walk without a network · tell the pilot
`);
