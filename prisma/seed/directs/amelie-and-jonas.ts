import { transcript } from '../transcript.js';

export const amelieAndJonas = transcript(`
-34d
16:12 amelie: Jonas, tu y vas demain, au pont? Prends quelqu'un avec toi si l'eau est haute.
16:15 jonas: Ich geh nur bis zum Ufer. Versprochen.
16:16 amelie: « Versprochen » c'est comme « promis » ?
16:16 jonas: Genau so. Nur mit mehr Konsonanten.
-33d
10:02 jonas: War nur bis zum Knie drin.
10:03 amelie: JONAS.
10:04 jonas: Wissenschaftlich. Zum Messen.
-17d
14:20 jonas: Ich hab gehört, du hast unter dem Schreibtisch gelegen.
14:22 amelie: Cinq minutes. C'était le paradis. The floor there is very flat, it doesn't happen to me often in maps.
-9d
12:10 jonas: Ilse will morgen auf den Logo-Berg. Mit mir. Soll ich das Seil mitnehmen oder ist das unhöflich?
12:15 amelie: Prends la corde et ne la montre pas. Et de la soupe.
12:16 jonas: Suppe im Becher?
12:17 amelie: ...je n'ai rien lu.
-5d
13:20 jonas: Materialseilbahn ist bestätigt. Der Wirt sagt: Personen eigentlich verboten, aber "a Kartoffel mit Lupe" geht.
13:24 amelie: I'll take it. Je serai la pomme de terre la plus élégante du Tyrol.
now
-00:28 amelie: Tu pars quand, demain ?
-00:26 jonas: Um vier. Zu zweit, mit Seil und nicht allein durch den Bach. Ja, wirklich.
-00:24 amelie: Bien. I've put correction paper in your map pocket: if you find a mistake up there, stick it on directly. Et écris-moi d'en haut.
`);
