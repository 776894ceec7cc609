import { transcript } from '../transcript.js';

export const noorAndKenji = transcript(`
-39d
08:50 noor: Kenji, may I ask you something that I don't dare to ask in the channel: what does Tomasz mean by "it breathes"?
08:55 kenji: That there's enough white. I asked the same in my second year. He showed me a square and covered a third of it with his hand. "Now it can't."
08:57 noor: Ah. He did the hand with me as well, on video. I thought his camera was dirty.
-33d
09:20 noor: How do you say "name" for a place that has lost its name?
09:31 kenji: 無名. *Mumei*, nameless. On old maps they wrote 無名沼, "nameless pond", and after a hundred years that was its name.
09:34 noor: We have مجهول, *majhūl*, unknown. It's also the name of a date, the sweet one. Medjool.
09:36 kenji: So the unknown is delicious.
09:37 noor: 😄 I'm keeping that.
-25d
09:40 kenji: Your remark about vowels helped. I had thought that kana above a name were a weakness of ours only.
09:44 noor: Never. Every script has somebody for whom it's closed. We open it a little, that is all.
-19d
07:55 noor: The parcel arrived!
07:58 kenji: It did. One box, two layers. I found the second layer only because my wife knows people.
-13d
08:31 kenji: A question about the form: which word for "dry" do the guides use? I'd like to show theirs and not the dictionary's.
08:40 noor: ناشف, *nāshif*. The dictionary says جاف, but nobody ever said this with thirst.
08:41 kenji: ناشف it is.
-5d
07:50 kenji: I'm practising with the brush. The first letter to the hut keeper looks as if written on a horse.
07:56 noor: Send me a photo. I'll send one of my first نسخ, and we are even.
08:04 kenji: That's very beautiful. You were not on a horse.
now
-02:52 noor: Import day for you, I saw. Sixty-one gigabytes of stone 🪨
-02:49 kenji: And air. Laser sees the trees first. I am removing a forest as we speak.
-01:00 noor: My mother asks if you drink your tea with sage. It's a test.
-00:56 kenji: 飲んだことがありません。 I never have. Is it the wrong answer?
-00:53 noor: It's the best one: she's sending you sage.
`);
