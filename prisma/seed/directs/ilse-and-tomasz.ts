import { transcript } from '../transcript.js';

export const ilseAndTomasz = transcript(`
-40d
17:10 ilse: Did you go home at five, as you promised your wife in my presence?
17:12 tomasz: I'm writing this from the tram. Look: *tram.*
17:13 ilse: I see a ceiling lamp of the office.
17:14 tomasz: The tram has similar lamps.
-34d
17:05 ilse: Are you all right? About the bridge.
17:09 tomasz: No. A boy of nine was there in the dark because of a line I'm responsible for.
17:12 ilse: And he is fine, and his grandmother turned around, and tomorrow Jonas stands there. Be angry tonight and exact tomorrow. You're very good at exact.
17:20 tomasz: Dziękuję. I'll be exact from six o'clock.
-32d
11:05 tomasz: You spoke fifty minutes with her. What did she *really* say?
11:08 ilse: That your hatching on sheet 18 is the most beautiful in the series and that she was furious because she had believed it. She said: "The more beautiful, the more it has to be true."
11:15 tomasz: I'll write that above my desk.
-18d
16:20 ilse: You posted in the channel at 14:22 about the west edge and then deleted it. Why?
16:22 tomasz: Because I feared Amélie.
16:23 ilse: And then you said it all the same, in the print shop, to her face. That's what I pay you for.
-7d
09:12 tomasz: The eleven metres. Are you very sad?
09:16 ilse: For a minute. Then I thought: nobody in twenty years has checked the one number that I drew, because it was mine. *That* worries me. Please put me on the list of what nobody looks at.
09:18 tomasz: You're on it. Between a ford and a chapel.
-3d
14:10 ilse: I have told Noor that the probation is over. She said "oh" and then she asked if she might tell her mother right now.
14:12 tomasz: What did the mother say?
14:30 ilse: She wants to know when Noor gets camels.
now
-01:26 ilse: Do we have a picture somewhere of the man who drew the rock on the old Ötztal sheets? Piet's teacher. For the preface.
-01:19 tomasz: One. He's standing on the Vernagt ice with a plane table, in a tie. Where he stands there's a meadow now.
-01:15 ilse: Then it's the right picture.
+ ❤️ tomasz
-00:14 tomasz: Scanned, 1,200 dpi. On the back somebody has written in pencil: "Don't forget the bread." Do we print that too?
`);
